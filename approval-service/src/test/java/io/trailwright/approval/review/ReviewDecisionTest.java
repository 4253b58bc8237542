package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Verdict;
import org.junit.jupiter.api.Test;

/** Deciding: the ledger is asked first, and what it acknowledges is shown. */
@QuarkusTest
class ReviewDecisionTest extends ServiceTest {
    private static final String PROBLEM = "https://trailwright.dev/problems/";

    @Test
    void anApprovalIsAppendedWithThePersonsOwnTokenAndThenShown() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "Checked against the contract.");
        var token = token("anna");
        // When
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(201)
                .body("decisionId", is(decision.toString()))
                .body("verdict", is("approved"))
                .body("state", is("approved"))
                .body("receipt.log", is("acme"))
                .body("receipt.entries[0].kind", is("review.decided"))
                .body("receipt.checkpoint", notNullValue())
                .body("receipt.entries[0].proof", startsWith("c2sp.org/tlog-proof@v1\nindex "));
        // Then
        var call = lastCall(decision);
        assertEquals("decided", call.string("event"));
        assertEquals(token, call.string("personToken"));
        var statement = call.object("statement");
        assertEquals(decision.toString(), statement.string("decision"));
        assertEquals(body.get("subject"), statement.string("subject"));
        assertEquals(body.get("view"), statement.string("view"));
        assertEquals("approved", statement.string("verdict"));
        assertEquals("Checked against the contract.", statement.string("reason"));
        assertTrue(statement.string("meaning").contains("exactly these arguments"));
        assertEquals(Verdict.ALLOWED, ledger().state(decision).verdict());
        assertFalse(listed("anna").contains(decision.toString()));
        as("anna")
                .get("/v1/reviews?state=closed")
                .then()
                .body("reviews[0].decisionId", is(decision.toString()))
                .body("reviews[0].state", is("approved"));
        assertEquals("Anna Example", review("anna", decision).getString("statements[0].name"));
    }

    @Test
    void aRejectionEndsItAndNothingComesAfter() {
        // Given
        var decision = openPayout(2);
        var approve = decision(decision, "approved", "");
        // When
        decide("anna", decision, decision(decision, "rejected", "Wrong IBAN."))
                .statusCode(201)
                .body("state", is("rejected"));
        // Then
        assertEquals(Verdict.REJECTED, ledger().state(decision).verdict());
        decide("ben", decision, approve)
                .statusCode(409)
                .body("type", is(PROBLEM + "review-closed"))
                .body("state", is("rejected"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void twoApprovalsNeedTwoPeople() {
        // Given
        var decision = openPayout(2);
        // When, Then
        decide("anna", decision, decision(decision, "approved", "one"))
                .statusCode(201)
                .body("state", is("open"));
        decide("anna", decision, decision(decision, "approved", "two"))
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"));
        decide("ben", decision, decision(decision, "approved", ""))
                .statusCode(201)
                .body("state", is("approved"));
    }

    @Test
    void theSameDecisionSentAgainCountsOnceAndAnswersTheSame() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "ok");
        // When
        decide("anna", decision, body).statusCode(201);
        decide("anna", decision, body)
                .statusCode(201)
                .body("state", is("approved"))
                .body("verdict", is("approved"));
        // Then
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void aReviewExpiresByItselfAndNobodyStatesIt() {
        // Given
        var decision = ledger().propose("acme", Proposal.payout(), Evaluations.high(1, group, "PT2S"));
        untilOpen(decision);
        var body = decision(decision, "approved", "");
        // When
        Eventually.get(() -> ledger().state(decision).reviews(), reviews -> !reviews.isEmpty());
        // Then
        var statement = lastCall(decision);
        assertEquals("expired", statement.string("event"));
        assertTrue(statement.opt("personToken").isEmpty());
        assertEquals(Verdict.EXPIRED, ledger().state(decision).verdict());
        assertEquals(1, ledger().state(decision).reviews().size());
        Eventually.get(() -> review("anna", decision).getString("state"), "expired"::equals);
        decide("anna", decision, body).statusCode(409).body("type", is(PROBLEM + "review-closed"));
    }
}
