package io.trailwright.e2e;

import static io.trailwright.e2e.RunningStack.askPermit;
import static io.trailwright.e2e.RunningStack.await;
import static io.trailwright.e2e.RunningStack.decide;
import static io.trailwright.e2e.RunningStack.payout;
import static io.trailwright.e2e.RunningStack.propose;
import static io.trailwright.e2e.RunningStack.redeem;
import static io.trailwright.e2e.RunningStack.reportChange;
import static io.trailwright.e2e.RunningStack.stack;
import static io.trailwright.e2e.RunningStack.trail;
import static io.trailwright.e2e.RunningStack.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.launcher.stack.Component;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageIT {

    @AfterEach
    void everythingRunsAgain() {
        Component.services().stream()
                .filter(service -> !stack().isRunning(service))
                .forEach(stack()::start);
    }

    @Test
    void withoutPolicyADecisionIsRecordedNothingRunsAndItIsEvaluatedWhenPolicyIsBack() {
        // Given
        stack().kill(Component.POLICY);
        // When
        var payout = payout();
        var decision = propose(payout);
        // Then
        assertEquals("undetermined", verdict(decision));
        assertEquals(
                Optional.of("permit-refused"),
                askPermit(decision, payout.arguments()).problem());
        stack().start(Component.POLICY);
        await(() -> Optional.of(verdict(decision)).filter("review-required"::equals));
    }

    @Test
    void withoutApprovalTheReviewOpensWhenItIsBack() {
        stack().kill(Component.APPROVAL);
        var payout = payout();
        var decision = propose(payout);
        assertEquals("review-required", verdict(decision));
        assertEquals(
                Optional.of("permit-refused"),
                askPermit(decision, payout.arguments()).problem());
        stack().start(Component.APPROVAL);
        decide("alice", decision, "approved", "fine").expect(201);
        assertEquals("allowed", verdict(decision));
    }

    @Test
    void killingEachServiceInTheMiddleOfAJourneyLosesNothing() {
        // Given, at each step, a service that was just killed and starts again
        var payout = payout();
        kill(Component.INGEST);
        var decision = propose(payout);
        kill(Component.APPROVAL);
        kill(Component.INGEST);
        decide("alice", decision, "approved", "fine").expect(201);
        kill(Component.INGEST);
        var permit = askPermit(decision, payout.arguments()).expect(201).json();
        kill(Component.INGEST);
        assertEquals(
                permit.string("permit"),
                askPermit(decision, payout.arguments()).json().string("permit"));
        redeem(permit, payout.arguments()).expect(200);
        kill(Component.RECONSTRUCTION);
        kill(Component.POLICY);
        reportChange(RunningStack.gateway(), decision, payout).expect(201);
        // Then the whole trail is there, and verifies
        var trail = trail(decision);
        assertEquals("ok", trail.object("verification").string("result"));
        assertEquals(5, trail.integer("partsRecorded"));
        assertEquals(9, trail.integer("fieldsRecorded"));
    }

    private static void kill(Component service) {
        stack().kill(service);
        stack().start(service);
    }
}
