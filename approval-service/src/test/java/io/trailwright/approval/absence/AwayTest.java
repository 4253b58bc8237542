package io.trailwright.approval.absence;

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
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.testing.TestTokens;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reviewer who is away: shown, dated, and handed on by ordinary delegations that get round nothing. */
@QuarkusTest
class AwayTest extends ServiceTest {
    private static final String TENANT = "away";

    AwayTest() {
        super(TENANT);
    }

    @BeforeEach
    void nobodyIsAway() {
        act(Map.of("what", "end")).statusCode(303);
    }

    @Test
    void whatWaitsIsHandedOnOneByOneAsRecordedDelegationsAndTheReturnEndsIt() {
        // Given: two reviews; Cleo could take the one and has proposed the other
        var taken = openPayout(1);
        var ownOfCleo =
                ledger().propose(TENANT, Proposal.payout().requestedBy("sub-cleo"), Evaluations.high(1, group, "PT4H"));
        untilOpen(ownOfCleo);
        given().auth()
                .oauth2(TestTokens.person("cleo", TENANT, "elsewhere"))
                .get("/reviews")
                .then()
                .statusCode(200);

        // When
        act(absence("sub-cleo", 0, 24)).statusCode(303);
        page("anna", "/reviews/away")
                .body(containsString("You are away from"))
                .body(containsString("Cleo Example looks after your reviews"));
        page("ben", "/reviews/away").body(containsString("Anna Example is away from"));
        act(Map.of("what", "hand-on"))
                .statusCode(200)
                .body(containsString("handed on"))
                .body(containsString("not handed on"))
                .body(containsString("the delegate asked for this decision"));

        // Then
        assertEquals(1, count(taken, EntryKind.REVIEW_DELEGATED));
        assertEquals(0, count(ownOfCleo, EntryKind.REVIEW_DELEGATED));
        var delegation = ledger().state(taken).progress().delegations().get(0);
        assertTrue(delegation.counts());
        assertEquals("sub-cleo", delegation.delegation().to().sub());
        assertTrue(lastCall(taken).optString("personToken").isPresent(), "with the person's own sign-in");
        act(Map.of("what", "end")).statusCode(303);
        page("anna", "/reviews/away").body(not(containsString("You are away from")));
    }

    @Test
    void anAbsenceThatHasNotBegunHandsNothingOn() {
        // Given
        var decision = openPayout(1);
        given().auth()
                .oauth2(TestTokens.person("cleo", TENANT, group))
                .get("/reviews")
                .then()
                .statusCode(200);
        act(absence("sub-cleo", 24, 48)).statusCode(303);

        // When, Then
        page("anna", "/reviews/away").body(not(containsString("id=\"hand-on-form\"")));
        act(Map.of("what", "hand-on")).statusCode(409).body(containsString("has not begun"));
        assertEquals(0, count(decision, EntryKind.REVIEW_DELEGATED));
    }

    @Test
    void somebodyWhoIsNotKnownOrAFormThatIsNotOursSetsNothing() {
        act(absence("sub-nobody", 0, 24)).statusCode(400).body(containsString("a reviewer who was here lately"));
        act(Map.of("chosen", "sub-cleo", "from", "now", "until", "later")).statusCode(400);
        as("anna")
                .redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(absence("sub-cleo", 0, 24))
                .post("/reviews/away/change")
                .then()
                .statusCode(403);
        page("anna", "/reviews/away").body(not(containsString("You are away from")));
    }

    private static Map<String, String> absence(String to, int from, int until) {
        return Map.of("chosen", to, "from", hours(from), "until", hours(until));
    }

    private static String hours(int ahead) {
        return LocalDateTime.now(ZoneOffset.UTC)
                .plusHours(ahead)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private ValidatableResponse act(Map<String, String> fields) {
        var page = page("anna", "/reviews/away").statusCode(200).extract();
        var token = Pattern.compile("name=\"token\" value=\"([^\"]*)\"").matcher(page.asString());
        assertTrue(token.find());
        return as("anna")
                .redirects()
                .follow(false)
                .cookie("trailwright_form", page.cookie("trailwright_form"))
                .contentType(ContentType.URLENC.withCharset("utf-8"))
                .header("Origin", "http://localhost:" + RestAssured.port)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("token", token.group(1))
                .formParams(fields)
                .post("/reviews/away/change")
                .then();
    }
}
