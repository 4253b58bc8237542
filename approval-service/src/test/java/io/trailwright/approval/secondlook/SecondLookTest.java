package io.trailwright.approval.secondlook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.trail.Verdict;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An approved decision that was drawn is looked at by somebody who had no part in it, and what they find is shown. */
@QuarkusTest
@TestProfile(SecondLookTest.All.class)
class SecondLookTest extends ServiceTest {

    /** Every approved decision is drawn. */
    public static class All implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "trailwright.second-look.percent", "100", "trailwright.second-look.seed", "a seed of the tests");
        }
    }

    @Test
    void anotherReviewerLooksAndTheTeamSeesWhatWasFound() {
        // Given
        var decision = openPayout(1);
        page("ben", "/reviews/second-looks").body(not(containsString(decision.toString())));
        decide("anna", decision, decision(decision, "approved", "")).statusCode(201);
        page("ben", "/reviews/second-looks").body(containsString(decision.toString()));
        page("anna", "/reviews/second-looks").body(not(containsString(decision.toString())));
        page("ben", "/reviews/team").body(containsString("<td data-head=\"Looked at by somebody else\">0</td>"));

        // When
        found("ben", decision, "disagree", " ").statusCode(400).body(containsString("Say what you found."));
        found("ben", decision, "perhaps", "x").statusCode(400);
        found("ben", decision, "disagree", "The account is not in Annex B.").statusCode(303);

        // Then
        page("ben", "/reviews/second-looks").body(not(containsString(decision.toString())));
        page("ben", "/reviews/team")
                .body(containsString("<td data-head=\"Looked at by somebody else\">1</td>"))
                .body(containsString("<td data-head=\"Of which they disagreed\">1</td>"));
        found("carl", decision, "agree", "").statusCode(409);
        assertEquals(Verdict.ALLOWED, ledger().state(decision).verdict(), "the decision stays as it is");
    }

    @Test
    void whoHasAPartInItDoesNotJudgeHowItWasDecided() {
        // Given
        var decision = openPayout(1);
        found("ben", decision, "agree", "").statusCode(403);
        decide("anna", decision, decision(decision, "approved", "")).statusCode(201);

        // When, Then
        found("anna", decision, "agree", "").statusCode(403);
        found("rita", decision, "agree", "").statusCode(403);
        found("olivia", decision, "agree", "").statusCode(403);
        found("ben", decision, "agree", "").statusCode(303);
    }

    @Test
    void aRejectedDecisionIsNotDrawn() {
        // Given
        var decision = openPayout(1);
        decide("anna", decision, decision(decision, "rejected", "no")).statusCode(201);
        // When, Then
        page("ben", "/reviews/second-looks").body(not(containsString(decision.toString())));
        found("ben", decision, "agree", "").statusCode(403);
    }

    private ValidatableResponse found(String person, UUID decision, String finding, String note) {
        var issued = page(person, "/reviews/away").extract();
        var token = Pattern.compile("name=\"token\" value=\"([^\"]*)\"").matcher(issued.asString());
        assertTrue(token.find(), issued.asString());
        return as(person)
                .redirects()
                .follow(false)
                .cookie("trailwright_form", issued.cookie("trailwright_form"))
                .contentType(ContentType.URLENC.withCharset("utf-8"))
                .header("Origin", "http://localhost:" + RestAssured.port)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("token", token.group(1))
                .formParam("decision", decision.toString())
                .formParam("finding", finding)
                .formParam("note", note)
                .post("/reviews/second-looks/finding")
                .then();
    }
}
