package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The forms: only our own pages can send them, and what they record is what was shown. */
@QuarkusTest
class ReviewFormsTest extends ServiceTest {
    private static final Pattern HIDDEN_FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    @Test
    void approvingByTheFormRecordsWhatWasShownAndLeadsBack() {
        // Given
        var decision = openPayout(1);
        var form = form("anna", decision);
        // When
        send("anna", decision, form, "approved", "Looks right.\r\nSecond line.")
                .statusCode(303)
                .header("Location", containsString("/reviews/" + decision));
        // Then
        var statement = ledger().state(decision).reviews().get(0).statement();
        assertEquals("Looks right.\nSecond line.", statement.reason());
        assertEquals(form.get("view"), statement.view().toString());
        page("anna", "/reviews/" + decision)
                .body(containsString("You approved this"))
                .body(containsString("Recorded in the ledger"))
                .body(not(containsString("id=\"approve-form\"")));
        page("anna", "/reviews?tab=decided").body(containsString("/reviews/" + decision));
        given().auth()
                .oauth2(token("anna"))
                .redirects()
                .follow(false)
                .get("/reviews/" + decision + "/decision")
                .then()
                .statusCode(303);
    }

    @Test
    void rejectingNeedsAReasonAndKeepsThePageOtherwise() {
        // Given
        var decision = openPayout(1);
        // When, Then
        send("anna", decision, form("anna", decision), "rejected", "  ")
                .statusCode(400)
                .body(containsString("a rejection needs a reason"))
                .body(containsString("id=\"reject-form\""));
        send("anna", decision, form("anna", decision), "rejected", "Wrong IBAN.")
                .statusCode(303);
        assertEquals("rejected", ledger().state(decision).verdict().wire());
    }

    @Test
    void aReasonMayBeAsLongAsItIsAllowedToBe() {
        // Given
        var decision = openPayout(1);
        var longest = "ü".repeat(PersonsDecision.MAX_REASON);
        // When, Then
        send("anna", decision, form("anna", decision), "approved", longest + "ü")
                .statusCode(400)
                .body(containsString("at most 2000 characters"));
        send("anna", decision, form("anna", decision), "approved", longest).statusCode(303);
        assertEquals(
                longest, ledger().state(decision).reviews().get(0).statement().reason());
    }

    @Test
    void formsThatAreNotOursAreRefused() {
        // Given
        var decision = openPayout(1);
        var form = form("anna", decision);
        var others = form("ben", decision);
        // When, Then
        send("anna", decision, changed(form, "token", ""), "approved", "")
                .statusCode(403)
                .body(containsString("Form refused"));
        send("anna", decision, changed(form, "token", others.get("token")), "approved", "")
                .statusCode(403);
        send("anna", decision, changed(form, "cookie", others.get("cookie")), "approved", "")
                .statusCode(403);
        send("anna", decision, changed(form, "cookie", "x"), "approved", "").statusCode(403);
        send("anna", decision, changed(form, "origin", "https://evil.example"), "approved", "")
                .statusCode(403);
        send("anna", decision, changed(form, "origin", "null"), "approved", "").statusCode(403);
        send("anna", decision, changed(form, "site", "cross-site"), "approved", "")
                .statusCode(403);
        send("anna", decision, changed(changed(form, "site", ""), "origin", ""), "approved", "")
                .statusCode(403);
        assertEquals(List.of(), ledger().state(decision).reviews());
        send("anna", decision, form, "approved", "").statusCode(303);
    }

    @Test
    void theFormsCookieIsNotForScriptsAndNotForOtherSites() {
        var decision = openPayout(1);
        var cookie = page("anna", "/reviews/" + decision).extract().detailedCookie("trailwright_form");
        assertTrue(cookie.isHttpOnly());
        assertEquals("Lax", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
    }

    @Test
    void aStaleFormShowsTheNewContentAndKeepsWhatWasWritten() {
        // Given
        var decision = openPayout(1);
        var form = form("anna", decision);
        ledger().addEvidence(decision, "sub-agent", "the contract", Evaluations.high(1, group, "PT4H"));
        Eventually.get(() -> count(decision, EntryKind.REVIEW_OPENED), count -> count == 2);
        untilOpen(decision);
        // When, Then
        send("anna", decision, form, "approved", "my words")
                .statusCode(409)
                .body(containsString("What you were shown has changed"))
                .body(containsString("Contract.txt"))
                .body(containsString("my words"));
        assertEquals(List.of(), ledger().state(decision).reviews());
    }

    @Test
    void withoutTheLedgerThePageSaysThatNothingIsRecorded() {
        // Given
        var decision = openPayout(1);
        var form = form("anna", decision);
        server.down = true;
        // When, Then
        send("anna", decision, form, "approved", "my words")
                .statusCode(503)
                .body(containsString("Nothing was recorded"))
                .body(containsString("my words"))
                .body(containsString("Nobody yet."));
        server.down = false;
        send("anna", decision, form, "approved", "my words").statusCode(303);
    }

    @Test
    void anEndedSessionIsAPageAndNotARedirectOfTheForm() {
        var decision = openPayout(1);
        var form = form("anna", decision);
        given().redirects()
                .follow(false)
                .cookie("trailwright_form", form.get("cookie"))
                .contentType(ContentType.URLENC)
                .formParams(Map.of("verdict", "approved", "token", form.get("token")))
                .post("/reviews/" + decision + "/decision")
                .then()
                .statusCode(401)
                .contentType(containsString("text/html"))
                .body(containsString("Nothing was recorded. Sign in again"));
    }

    @Test
    void requesterAndOwnerSeeThePageWithoutForms() {
        var decision = openPayout(1);
        page("rita", "/reviews/" + decision)
                .statusCode(200)
                .body(containsString("You cannot decide this: Rita Example asked for this decision."))
                .body(not(containsString("method=\"post\"")));
        page("olivia", "/reviews/" + decision).body(containsString("owns the workflow that proposed it"));
        send("rita", decision, form("anna", decision), "approved", "").statusCode(403);
        assertEquals(List.of(), ledger().state(decision).reviews());
    }

    /** What a browser would send with the form: hidden fields, cookie, origin. */
    private Map<String, String> form(String person, UUID decision) {
        var response = page(person, "/reviews/" + decision).statusCode(200).extract();
        var form = new HashMap<String, String>();
        Matcher field = HIDDEN_FIELD.matcher(response.asString());
        while (field.find()) {
            form.put(field.group(1), field.group(2));
        }
        form.put("cookie", response.cookie("trailwright_form"));
        form.put("origin", "http://localhost:" + RestAssured.port);
        form.put("site", "same-origin");
        return form;
    }

    private ValidatableResponse send(
            String person, UUID decision, Map<String, String> form, String verdict, String reason) {
        var request = as(person)
                .redirects()
                .follow(false)
                .cookie("trailwright_form", form.get("cookie"))
                .contentType(ContentType.URLENC.withCharset("utf-8"))
                .formParam("verdict", verdict)
                .formParam("reason", reason)
                .formParam("subject", form.get("subject"))
                .formParam("view", form.get("view"))
                .formParam("token", form.get("token"));
        if (!form.get("origin").isEmpty()) {
            request.header("Origin", form.get("origin"));
        }
        if (!form.get("site").isEmpty()) {
            request.header("Sec-Fetch-Site", form.get("site"));
        }
        return request.post("/reviews/" + decision + "/decision").then();
    }

    private static Map<String, String> changed(Map<String, String> form, String name, String value) {
        var changed = new HashMap<>(form);
        changed.put(name, value);
        return changed;
    }
}
