package io.trailwright.approval.review;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deciding while others act, or while the ledger is in trouble. */
@QuarkusTest
class ReviewRaceTest extends ServiceTest {
    private static final String PROBLEM = "https://trailwright.dev/problems/";

    @Test
    void whatChangedWhileThePersonReadIsStaleAndTheNewContentIsShown() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        // When
        ledger().addEvidence(decision, "sub-agent", "the contract", Evaluations.high(1, group, "PT4H"));
        Eventually.get(() -> review("anna", decision).getList("evidence"), evidence -> evidence.size() == 2);
        // Then
        decide("anna", decision, body)
                .statusCode(409)
                .body("type", is(PROBLEM + "statement-stale"))
                .body("subject", is(ledger().subject(decision).toString()));
        untilOpen(decision);
        assertEquals(
                ledger().subject(decision).toString(), review("anna", decision).getString("subject"));
        assertEquals(2, count(decision, EntryKind.REVIEW_OPENED), "opened again for the new content");
        decide("anna", decision, decision(decision, "approved", "")).statusCode(201);
    }

    @Test
    void evidenceThatArrivesInTheLastMomentMakesTheStatementStale() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        server.before = () -> ledger().addEvidence(decision, "sub-agent", "late", Evaluations.high(1, group, "PT4H"));
        // When, Then
        decide("anna", decision, body).statusCode(409).body("type", is(PROBLEM + "statement-stale"));
        assertEquals(0, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void aNoteThatArrivesInTheLastMomentIsNoReasonToAskAgain() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        server.before = () -> ledger().note(decision, "by the way");
        // When, Then
        decide("anna", decision, body).statusCode(201).body("state", is("approved"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void whoIsSlowerThanARejectionIsToldSo() {
        // Given
        var decision = openPayout(2);
        var body = decision(decision, "approved", "");
        server.before = () ->
                decide("ben", decision, decision(decision, "rejected", "No.")).statusCode(201);
        // When, Then
        decide("anna", decision, body).statusCode(409).body("type", is(PROBLEM + "review-closed"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void withoutTheLedgerNothingIsDecidedAndTheSameDecisionSentLaterCounts() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "ok");
        server.down = true;
        // When
        decide("anna", decision, body)
                .statusCode(503)
                .body("type", is(PROBLEM + "not-recorded"))
                .header("Retry-After", "2");
        // Then
        assertEquals("open", review("anna", decision).getString("state"));
        assertEquals(List.of(), review("anna", decision).getList("statements"));
        server.down = false;
        decide("anna", decision, body).statusCode(201).body("state", is("approved"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
        var keys = ledger().calls(decision).stream()
                .filter(call -> call.body().string("event").equals("decided"))
                .map(call -> call.key())
                .distinct()
                .toList();
        assertEquals(1, keys.size(), "every try had the same key");
    }

    @Test
    void aLostAnswerIsNotALostDecision() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "ok");
        server.lostAnswers.set(2);
        // When
        var first = decide("anna", decision, body).extract().statusCode();
        // Then
        assertTrue(first == 503 || first == 201, "answered " + first);
        decide("anna", decision, body).statusCode(201).body("state", is("approved"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void approvingAndRejectingAtOnceEndsInExactlyOneOfThem() throws Exception {
        int approved = 0;
        for (int round = 0; round < 12; round++) {
            // Given
            var decision = openPayout(1);
            var yes = decision(decision, "approved", "yes");
            var no = decision(decision, "rejected", "no");
            // When
            var first = round % 2 == 0 ? yes : no;
            var one = CompletableFuture.supplyAsync(() -> status("anna", decision, first));
            var other = CompletableFuture.supplyAsync(() -> status("ben", decision, first == yes ? no : yes));
            // Then
            assertEquals(
                    List.of(201, 409),
                    Stream.of(one.get(), other.get()).sorted().toList());
            assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
            approved += ledger().state(decision).verdict() == Verdict.ALLOWED ? 1 : 0;
        }
        assertTrue(approved > 0, "some were approved");
    }

    private int status(String person, UUID decision, Map<String, String> body) {
        return decide(person, decision, body).extract().statusCode();
    }
}
