package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.trail.Verdict;
import io.trailwright.testing.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A break-glass and its later review, through the API and on the pages. */
@QuarkusTest
class BreakGlassTest extends ServiceTest {
    private static final String PROBLEM = "https://trailwright.dev/problems/";
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    @Test
    void thoseWhoArePreauthorisedLookAndLetItRunAndNobodyElseDoes() {
        // Given
        var decision = emergency("PT10M");
        var otto = onCall("otto");
        get(otto, decision)
                .body("breakGlass.mayInvoke", is(true))
                .body("breakGlass.laterReview", is(nullValue()))
                .body("eligible", is(false));
        get(token("anna"), decision).body("breakGlass.mayInvoke", is(false));

        // When, Then
        post(token("anna"), decision, said(decision, "break-glass", "it is on fire"))
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"))
                .body("detail", containsString("is in none of the groups that may break the glass"));
        post(otto, decision, said(decision, "approved", "")).statusCode(403).body("type", is(PROBLEM + "not-eligible"));
        post(otto, decision, said(decision, "break-glass", " "))
                .statusCode(400)
                .body("violations[0].pointer", is("/reason"));
        post(otto, decision, said(decision, "break-glass", "it is on fire"))
                .statusCode(201)
                .body("verdict", is("break-glass"))
                .body("state", is("open"));
        assertEquals(Verdict.ALLOWED, ledger().state(decision).verdict());
        post(onCall("olga"), decision, said(decision, "break-glass", "me too"))
                .statusCode(403)
                .body("detail", containsString("that was done before and can be done once"));
        get(otto, decision)
                .body("breakGlass.laterReview", is("open"))
                .body("breakGlass.used", is(false))
                .body("breakGlass.mayInvoke", is(false))
                .body("breakGlass.mayClose", is(false));
    }

    @Test
    void aReviewThatIsOverCannotBeBrokenOpen() {
        // Given
        var decision = emergency("PT10M");
        decide("anna", decision, said(decision, "rejected", "no")).statusCode(201);

        // When, Then
        post(onCall("otto"), decision, said(decision, "break-glass", "it is on fire"))
                .statusCode(409)
                .body("type", is(PROBLEM + "review-closed"));
        assertEquals(Verdict.REJECTED, ledger().state(decision).verdict());
    }

    @Test
    void wherePolicyNamesNobodyNobodyMayAndNothingIsShown() {
        var decision = openPayout(1);
        get(token("anna"), decision).body("breakGlass", is(nullValue()));
        decide("anna", decision, said(decision, "break-glass", "it is on fire"))
                .statusCode(403)
                .body("detail", containsString("policy names nobody who may"));
        page("anna", "/reviews/" + decision).body(not(containsString("id=\"break-glass\"")));
    }

    @Test
    void theLaterReviewWaitsInTheQueueUntilSomebodyElseClosesIt() {
        // Given a window so short that it is over at once
        var decision = emergency("PT1S");
        post(onCall("otto"), decision, said(decision, "break-glass", "it is on fire"))
                .statusCode(201);
        assertTrue(later("anna").contains(decision.toString()));
        assertFalse(laterOf(given().auth()
                        .oauth2(TestTokens.person("otto", tenant, group))
                        .get("/v1/later-reviews")
                        .jsonPath())
                .contains(decision.toString()));
        Eventually.get(() -> review("anna", decision).getBoolean("breakGlass.mayClose"), ready -> ready);
        page("anna", "/reviews")
                .body(containsString("Later reviews"))
                .body(containsString("broke the glass on"))
                .body(containsString("/reviews/" + decision + "#break-glass"));

        // When, Then
        decide("anna", decision, said(decision, "upheld", "right"))
                .statusCode(409)
                .body("type", is(PROBLEM + "statement-stale"));
        post(TestTokens.person("otto", tenant, group), decision, finding(decision, "upheld", "right"))
                .statusCode(403)
                .body("detail", containsString("broke the glass; the later review needs somebody else"));
        decide("rita", decision, finding(decision, "upheld", "right")).statusCode(403);
        decide("anna", decision, finding(decision, "not-upheld", "")).statusCode(400);
        decide("anna", decision, finding(decision, "not-upheld", "It could have waited."))
                .statusCode(201)
                .body("verdict", is("not-upheld"));
        decide("ben", decision, finding(decision, "upheld", "right")).statusCode(409);
        assertEquals(
                "not-upheld",
                ledger().state(decision)
                        .breakGlass()
                        .orElseThrow()
                        .finding()
                        .orElseThrow()
                        .statement()
                        .outcome()
                        .wire());
        assertFalse(later("anna").contains(decision.toString()));
        get(token("ben"), decision).body("breakGlass.laterReview", is("closed"));
    }

    @Test
    void theFormsBreakTheGlassAndCloseTheLaterReview() {
        // Given
        var decision = emergency("PT1S");
        var form = form(onCall("otto"), decision, "break-glass-form");

        // When, Then
        send(onCall("otto"), decision, form, "break-glass", " ")
                .statusCode(400)
                .body(containsString("say why it cannot wait"));
        send(onCall("otto"), decision, form, "break-glass", "The <b>bank</b> closes.")
                .statusCode(303);
        Eventually.get(() -> review("anna", decision).getBoolean("breakGlass.mayClose"), ready -> ready);
        page("anna", "/reviews/" + decision)
                .body(containsString("Break-glass, later review open"))
                .body(containsString("Otto Example let this run in an emergency on"))
                .body(containsString("The &lt;b&gt;bank&lt;/b&gt; closes."))
                .body(not(containsString("id=\"break-glass-form\"")));
        var close = form(token("anna"), decision, "later-review-form");
        send(token("anna"), decision, close, "upheld", "It was right.").statusCode(303);
        page("anna", "/reviews/" + decision)
                .body(containsString("Break-glass, later review closed"))
                .body(containsString("closed the later review on"))
                .body(containsString("You closed the later review of this"))
                .body(not(containsString("id=\"later-review-form\"")));
    }

    @Test
    void anOverdueLaterReviewIsShownAsThat() {
        // Given
        var decision = ledger().propose(
                        tenant, Proposal.payout(), Evaluations.emergency(group, group + "-on-call", "PT1S", "PT2S"));
        untilOpen(decision);
        post(onCall("otto"), decision, said(decision, "break-glass", "it is on fire"))
                .statusCode(201);

        // When
        Eventually.get(() -> review("anna", decision).getString("breakGlass.laterReview"), "overdue"::equals);

        // Then
        page("anna", "/reviews").body(containsString("overdue since"));
        assertEquals(
                List.of("overdue"),
                as("anna").get("/v1/later-reviews").jsonPath().getList("laterReviews.state"));
    }

    private UUID emergency(String permitFor) {
        var decision = ledger().propose(
                        tenant,
                        Proposal.payout(),
                        Evaluations.emergency(group, group + "-on-call", permitFor, "PT24H"));
        untilOpen(decision);
        return decision;
    }

    private String onCall(String name) {
        return TestTokens.person(name, tenant, group + "-on-call");
    }

    private static ValidatableResponse get(String token, UUID decision) {
        return given().auth().oauth2(token).get("/v1/reviews/" + decision).then();
    }

    private List<String> later(String person) {
        return laterOf(as(person).get("/v1/later-reviews").jsonPath());
    }

    private static List<String> laterOf(JsonPath answer) {
        return answer.getList("laterReviews.decisionId");
    }

    private Map<String, String> said(UUID decision, String verdict, String reason) {
        return decision(decision, verdict, reason);
    }

    private Map<String, String> finding(UUID decision, String verdict, String reason) {
        var body = new HashMap<>(decision(decision, verdict, reason));
        body.put(
                "subject",
                ledger().state(decision).breakGlass().orElseThrow().subject().toString());
        return body;
    }

    private static Map<String, String> form(String token, UUID decision, String id) {
        var answer = given().auth().oauth2(token).get("/reviews/" + decision);
        var page = answer.asString();
        assertTrue(page.contains("id=\"" + id + "\""), page);
        var fields = new HashMap<String, String>();
        var found = FIELD.matcher(page.substring(page.indexOf("id=\"" + id + "\"")));
        while (found.find()) {
            fields.putIfAbsent(found.group(1), found.group(2));
        }
        fields.put("cookie", answer.cookie("trailwright_form"));
        return fields;
    }

    private static ValidatableResponse send(
            String token, UUID decision, Map<String, String> form, String verdict, String reason) {
        return given().auth()
                .oauth2(token)
                .redirects()
                .follow(false)
                .cookie("trailwright_form", form.get("cookie"))
                .contentType(ContentType.URLENC.withCharset("utf-8"))
                .header("Origin", "http://localhost:" + RestAssured.port)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("token", form.get("token"))
                .formParam("subject", form.get("subject"))
                .formParam("view", form.get("view"))
                .formParam("verdict", verdict)
                .formParam("reason", reason)
                .post("/reviews/" + decision + "/decision")
                .then();
    }
}
