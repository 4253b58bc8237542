package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Verdict;
import io.trailwright.testing.TestTokens;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Stages, requests for changes, delegation and escalation, through the API and through the forms. */
@QuarkusTest
class HandoverTest extends ServiceTest {
    private static final String PROBLEM = "https://trailwright.dev/problems/";
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    @Test
    void aDelegateFindsTheReviewAndDecidesInTheDelegatorsStead() {
        // Given
        var decision = openPayout(1);
        var dora = TestTokens.person("dora", tenant, "elsewhere");
        get(dora, decision).statusCode(403);
        assertFalse(waiting(dora).contains(decision.toString()));

        // When
        handOn("anna", decision, "sub-dora").statusCode(201).body("receipt.entries[0].kind", is("review.delegated"));

        // Then
        var call = lastCall(decision);
        assertEquals("delegated", call.string("event"));
        assertEquals(
                "https://issuer.test", call.object("delegation").object("to").string("iss"));
        assertTrue(call.optString("personToken").isPresent());
        assertTrue(waiting(dora).contains(decision.toString()));
        get(dora, decision)
                .statusCode(200)
                .body("eligible", is(true))
                .body("delegations[0].from", is("Anna Example"))
                .body("delegations[0].to", is("Dora"));
        decide("anna", decision, decision(decision, "approved", ""))
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"));
        post(dora, decision, decision(decision, "approved", "")).statusCode(201).body("state", is("approved"));
        assertEquals(Verdict.ALLOWED, ledger().state(decision).verdict());
    }

    @Test
    void theSameDelegationSentAgainIsRecordedOnce() {
        // Given
        var decision = openPayout(1);
        var until = inAnHour();
        server.lostAnswers.set(1);

        // When
        handOn("anna", decision, "sub-dora", until).statusCode(201);
        handOn("anna", decision, "sub-dora", until).statusCode(201).body("receipt", is(nullValue()));

        // Then
        assertEquals(1, count(decision, EntryKind.REVIEW_DELEGATED));
    }

    @Test
    void aDelegationIsTriedAgainOnTheTrailAsItIsAndRefusedWhereThatForbidsIt() {
        // Given: somebody else approves first, and then the delegate does
        var decision = openPayout(3);
        var ben = decision(decision, "approved", "");
        server.before = () -> decide("ben", decision, ben).statusCode(201);
        handOn("anna", decision, "sub-dora").statusCode(201);
        var dora = decision(decision, "approved", "");
        server.before = () -> decide("ellen", decision, dora).statusCode(201);

        // When, Then
        handOn("carl", decision, "sub-ellen")
                .statusCode(409)
                .body("type", is(PROBLEM + "handover-refused"))
                .body("detail", containsString("the delegate has decided already"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DELEGATED));
    }

    @Test
    void whatCannotBeHandedOnIsRefusedAndNothingIsRecorded() {
        // Given
        var decision = openPayout(1);

        // When, Then
        handOn("rita", decision, "sub-dora").statusCode(409).body("detail", containsString("asked for this decision"));
        handOn("olivia", decision, "sub-dora").statusCode(409);
        handOn("anna", decision, "sub-rita").statusCode(409).body("detail", containsString("the delegate asked"));
        handOn("anna", decision, "sub-anna").statusCode(409);
        handOn("anna", decision, "sub-dora", Instant.now()).statusCode(409);
        delegation(TestTokens.person("otto", tenant, "elsewhere"), decision, "{}")
                .statusCode(400);
        delegation(token("anna"), decision, "{\"to\":{\"sub\":\"x\"},\"until\":\"soon\",\"reason\":\"r\"}")
                .statusCode(400)
                .body("violations[0].pointer", is("/until"));
        assertEquals(0, count(decision, EntryKind.REVIEW_DELEGATED));
        assertEquals(List.of(), ledger().state(decision).progress().delegations());
    }

    @Test
    void stagesAreShownAndALaterOneMayRejectButNotApproveYet() {
        // Given
        var control = group + "-control";
        var decision = staged(control, "PT1H");
        var cora = TestTokens.person("cora", tenant, control);

        // When, Then
        get(cora, decision)
                .body("eligible", is(false))
                .body("reason", is("not-your-stage"))
                .body("stages.name", is(List.of("payables", "control")))
                .body("stages.approvalsGiven", is(List.of(0, 0)));
        post(cora, decision, decision(decision, "approved", "")).statusCode(403);
        pageOf(cora, decision)
                .body(containsString("is not asked in the stage that the review has reached"))
                .body(not(containsString("id=\"approve-form\"")))
                .body(containsString("id=\"reject-form\""))
                .body(containsString("payables: One approval from " + group))
                .body(containsString("; then control: One approval from " + control));
        decide("anna", decision, decision(decision, "approved", ""))
                .statusCode(201)
                .body("state", is("open"));
        post(cora, decision, decision(decision, "approved", "")).statusCode(201).body("state", is("approved"));
    }

    @Test
    void aReviewerEscalatesByHandAndThoseWhoComeNextFindIt() {
        // Given
        var decision = staged(group + "-control", "PT1H");
        var mona = TestTokens.person("mona", tenant, group + "-managers");
        assertFalse(waiting(mona).contains(decision.toString()));

        // When
        escalation(token("anna"), decision, "{\"reason\":\" \"}").statusCode(400);
        escalation(token("anna"), decision, "{\"reason\":\"nobody is there\"}").statusCode(201);

        // Then
        assertEquals(
                List.of(group + "-managers"),
                lastCall(decision).object("escalation").stringList("groups"));
        assertTrue(waiting(mona).contains(decision.toString()));
        escalation(token("anna"), decision, "{\"reason\":\"again\"}")
                .statusCode(409)
                .body("detail", containsString("nobody left to escalate to"));
        post(mona, decision, decision(decision, "approved", "")).statusCode(201).body("state", is("open"));
        get(mona, decision).body("stages.approvalsGiven", is(List.of(1, 0)));
    }

    @Test
    void theClockEscalatesByItselfAndNobodyStatesIt() {
        // Given
        var decision = staged(group + "-control", "PT1S");
        var mona = TestTokens.person("mona", tenant, group + "-managers");

        // When
        Eventually.get(() -> waiting(mona), ids -> ids.contains(decision.toString()));

        // Then
        assertEquals(1, count(decision, EntryKind.REVIEW_ESCALATED));
        var escalation = ledger().state(decision).progress().escalations().get(0);
        assertTrue(escalation.counts());
        assertTrue(escalation.by().isEmpty());
        assertEquals("", escalation.escalation().reason());
    }

    @Test
    void changesAreAskedForByTheFormAndTheTimeLimitCountsOn() {
        // Given
        var decision = openPayout(1);
        var form = form("anna", decision);

        // When, Then
        send("anna", decision, "changes", form, Map.of("reason", " "))
                .statusCode(400)
                .body(containsString("say what has to be added"));
        send("anna", decision, "changes", form, Map.of("reason", "Send the contract."))
                .statusCode(303);
        var state = ledger().state(decision);
        assertEquals(Verdict.EVIDENCE_REQUIRED, state.verdict());
        assertEquals(
                "Send the contract.",
                state.progress().changesRequested().orElseThrow().statement().reason());
        page("anna", "/reviews/" + decision)
                .body(containsString("You asked for changes"))
                .body(containsString("It can be decided once evidence has been added."))
                .body(not(containsString("method=\"post\"")));
        decide("ben", decision, decision(decision, "approved", ""))
                .statusCode(409)
                .body("type", is(PROBLEM + "review-closed"))
                .body("state", is("changes-requested"));

        // When
        ledger().addEvidence(decision, "sub-agent", "the contract", Evaluations.high(1, group, "PT4H"));

        // Then
        untilOpen(decision);
        decide("anna", decision, decision(decision, "approved", ""))
                .statusCode(201)
                .body("state", is("approved"));
    }

    @Test
    void whoWaitsForChangesTooLongFindsItExpired() {
        // Given
        var decision = ledger().propose(tenant, Proposal.payout(), Evaluations.high(1, group, "PT3S"));
        untilOpen(decision);
        decide("anna", decision, decision(decision, "changes-requested", "Send the contract."))
                .statusCode(201);

        // When
        Eventually.get(() -> ledger().state(decision).reviews(), reviews -> reviews.size() == 2);

        // Then
        var state = ledger().state(decision);
        assertEquals(Verdict.EXPIRED, state.verdict());
        assertTrue(state.reviews().get(1).counts());
        assertTrue(state.reviews().get(1).reviewer().isEmpty());
    }

    @Test
    void changesAreAskedForThroughTheApiWithAReason() {
        // Given
        var decision = openPayout(1);

        // When, Then
        decide("anna", decision, decision(decision, "changes-requested", "")).statusCode(400);
        decide("anna", decision, decision(decision, "changes-requested", "Send the contract."))
                .statusCode(201)
                .body("verdict", is("changes-requested"))
                .body("state", is("changes-requested"));
        as("anna").get("/v1/reviews?state=closed").then().body("reviews.state", hasItem("changes-requested"));
    }

    @Test
    void delegatingAndEscalatingByTheFormsLeadsBackAndKeepsWhatWasWrittenOtherwise() {
        // Given
        var decision = staged(group + "-control", "PT1H");
        var form = form("anna", decision);
        var until = LocalDateTime.now(ZoneOffset.UTC)
                .plusHours(1)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();

        // When, Then
        send("anna", decision, "delegate", form, Map.of("reason", "my words", "delegate", "sub-rita", "until", until))
                .statusCode(409)
                .body(containsString("the delegate asked for this decision"))
                .body(containsString("my words"))
                .body(containsString("value=\"sub-rita\""));
        send("anna", decision, "delegate", form, Map.of("reason", "my words", "delegate", "", "until", "tomorrow"))
                .statusCode(400);
        send("anna", decision, "escalate", form, Map.of("reason", "stuck")).statusCode(303);
        send(
                        "anna",
                        decision,
                        "delegate",
                        form,
                        Map.of("reason", "on leave", "delegate", "sub-dora", "name", "Dora", "until", until))
                .statusCode(303);
        page("anna", "/reviews/" + decision)
                .body(containsString("Anna Example has handed this to Dora until"))
                .body(containsString("Escalated to " + group + "-managers, because: stuck"))
                .body(containsString("Handed to Dora until"))
                .body(not(containsString("id=\"delegate-form\"")))
                .body(not(containsString("id=\"escalate-form\"")));
        given().auth()
                .oauth2(token("anna"))
                .redirects()
                .follow(false)
                .get("/reviews/" + decision + "/delegate")
                .then()
                .statusCode(303);
    }

    @Test
    void formsThatAreNotOursHandNothingOn() {
        // Given
        var decision = openPayout(1);
        var form = form("anna", decision);
        var others = new HashMap<>(form);
        others.put("token", form("ben", decision).get("token"));

        // When, Then
        for (var action : List.of("changes", "delegate", "escalate", "claim", "release")) {
            send("anna", decision, action, others, Map.of("reason", "x")).statusCode(403);
            given().redirects()
                    .follow(false)
                    .cookie("trailwright_form", form.get("cookie"))
                    .contentType(ContentType.URLENC)
                    .formParam("token", form.get("token"))
                    .post("/reviews/" + decision + "/" + action)
                    .then()
                    .statusCode(401)
                    .body(containsString("Nothing was recorded. Sign in again"));
        }
        assertEquals(3, ledger().entries(decision).size());
    }

    @Test
    void hostileWordsOfADelegationAreShownAsText() {
        // Given
        var decision = openPayout(1);
        var body = "{\"to\":{\"sub\":\"sub-x\",\"name\":\"<b>x\\u202e\"},\"until\":\"" + inAnHour()
                + "\",\"reason\":\"<script>alert(1)</script>\"}";

        // When
        delegation(token("anna"), decision, body).statusCode(201);

        // Then
        page("ben", "/reviews/" + decision)
                .body(not(containsString("<script>alert")))
                .body(not(containsString("<b>x")))
                .body(containsString("⟦U+202E⟧"));
    }

    private UUID staged(String control, String after) {
        var decision = ledger().propose(
                        tenant, Proposal.payout(), Evaluations.staged(group, control, after, group + "-managers"));
        untilOpen(decision);
        return decision;
    }

    private static Instant inAnHour() {
        return Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }

    private ValidatableResponse handOn(String person, UUID decision, String to) {
        return handOn(person, decision, to, inAnHour());
    }

    private ValidatableResponse handOn(String person, UUID decision, String to, Instant until) {
        return delegation(
                token(person),
                decision,
                "{\"to\":{\"sub\":\"" + to + "\",\"name\":\"Dora\"},\"until\":\"" + until
                        + "\",\"reason\":\"on leave\"}");
    }

    private static ValidatableResponse delegation(String token, UUID decision, String body) {
        return send(token, "/v1/reviews/" + decision + "/delegation", body);
    }

    private static ValidatableResponse escalation(String token, UUID decision, String body) {
        return send(token, "/v1/reviews/" + decision + "/escalation", body);
    }

    private static ValidatableResponse send(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse get(String token, UUID decision) {
        return given().auth().oauth2(token).get("/v1/reviews/" + decision).then();
    }

    private static ValidatableResponse pageOf(String token, UUID decision) {
        return given().auth().oauth2(token).get("/reviews/" + decision).then();
    }

    private static List<String> waiting(String token) {
        return given().auth()
                .oauth2(token)
                .get("/v1/reviews")
                .then()
                .statusCode(200)
                .extract()
                .path("reviews.decisionId");
    }

    private Map<String, String> form(String person, UUID decision) {
        var response = page(person, "/reviews/" + decision).statusCode(200).extract();
        var form = new HashMap<String, String>();
        var field = FIELD.matcher(response.asString());
        while (field.find()) {
            form.put(field.group(1), field.group(2));
        }
        form.put("cookie", response.cookie("trailwright_form"));
        return form;
    }

    private ValidatableResponse send(
            String person, UUID decision, String action, Map<String, String> form, Map<String, String> fields) {
        var request = as(person)
                .redirects()
                .follow(false)
                .cookie("trailwright_form", form.get("cookie"))
                .header("Origin", "http://localhost:" + RestAssured.port)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.URLENC.withCharset("utf-8"));
        for (var hidden : List.of("token", "subject", "view")) {
            request.formParam(hidden, form.get(hidden));
        }
        fields.forEach(request::formParam);
        return request.post("/reviews/" + decision + "/" + action).then();
    }
}
