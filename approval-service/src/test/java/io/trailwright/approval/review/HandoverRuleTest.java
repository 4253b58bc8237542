package io.trailwright.approval.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.People;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.TestTrail;
import io.trailwright.approval.review.HandoverRule.Cause;
import io.trailwright.approval.review.HandoverRule.Judged;
import io.trailwright.approval.trail.TrailCopy.KeptTrail;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which delegations and escalations are put before the ledger, and why the others are not. */
class HandoverRuleTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Reviewer ANNA = People.reviewer("anna", "clerks");
    private static final Person DORA = People.reviewer("dora").person();
    private static final Instant NEXT_DAY = START.plusSeconds(86_400);

    @Test
    void aDelegationNamesTheContentThePersonAndTheDate() {
        // Given
        var trail = reviewed(open(), 60);
        // When
        var judged = HandoverRule.judge(trail, ANNA, to(DORA, "  on leave "));
        // Then
        var delegation = assertInstanceOf(Judged.Delegated.class, judged).delegation();
        assertEquals(trail.state().subject(), delegation.subject());
        assertEquals(DORA, delegation.to());
        assertEquals(NEXT_DAY, delegation.until());
        assertEquals("on leave", delegation.reason());
    }

    @Test
    void whatCannotBeHandedOnIsRefusedInWords() {
        var trail = reviewed(open(), 60);
        assertRefused("the reviewer is in none", trail, People.reviewer("otto", "sales"), to(DORA, "x"));
        assertRefused("the reviewer asked for this", trail, People.reviewer("rita", "clerks"), to(DORA, "x"));
        assertRefused("the reviewer owns", trail, People.reviewer("olivia", "clerks"), to(DORA, "x"));
        assertRefused(
                "the delegate asked for this",
                trail,
                ANNA,
                to(People.reviewer("rita").person(), "x"));
        assertRefused(
                "the delegate owns", trail, ANNA, to(People.reviewer("olivia").person(), "x"));
        assertRefused("the delegate is the reviewer", trail, ANNA, to(ANNA.person(), "x"));
        assertRefused("its date has passed", trail, ANNA, new Handover.ToPerson(DORA, START, "x"));
    }

    @Test
    void nothingIsHandedOnWhileTheReviewIsNotOpen() {
        // Given
        var wanted = new TestTrail("acme").proposed(START, Proposal.payout()).evaluated(at(1), staged());
        var waiting = open();
        var review = reviewed(waiting, 60);
        var changes = new PersonsDecision(
                Outcome.CHANGES_REQUESTED,
                "the contract",
                review.state().subject(),
                review.view().digest());
        waiting.decided(at(3), changes.about(waiting.id), Optional.of(ANNA));
        // When, Then
        for (var trail : List.of(wanted, waiting, open().withdrawn(at(3)))) {
            for (var handover : List.of(to(DORA, "x"), new Handover.ToNextStep("x"))) {
                var judged = HandoverRule.judge(reviewed(trail, 60), ANNA, handover);
                assertEquals(
                        Cause.CLOSED,
                        assertInstanceOf(Judged.Refused.class, judged).cause());
            }
        }
    }

    @Test
    void theSameAgainIsTheSameAndAnotherDelegateIsNot() {
        // Given
        var trail = open().delegated(at(3), ANNA, DORA, NEXT_DAY);
        // When, Then
        assertInstanceOf(Judged.Repeated.class, HandoverRule.judge(reviewed(trail, 60), ANNA, to(DORA, "on leave")));
        assertRefused(
                "has handed this decision",
                reviewed(trail, 60),
                ANNA,
                to(People.reviewer("emil").person(), "on leave"));
    }

    @Test
    void aDelegateIsConcernedAndCanDecideUntilTheDate() {
        // Given
        var dora = People.reviewer("dora", "elsewhere");
        var trail = open().delegated(at(3), ANNA, DORA, at(600));
        // When, Then
        assertTrue(reviewed(trail, 599).concerns(dora));
        assertTrue(reviewed(trail, 599).ineligible(dora).isEmpty());
        assertFalse(reviewed(trail, 600).concerns(dora));
        assertEquals(
                "has-delegated",
                reviewed(trail, 599).ineligible(ANNA).orElseThrow().wire());
        assertTrue(reviewed(trail, 600).ineligible(ANNA).isEmpty());
    }

    @Test
    void anEscalationIsExactlyTheNextStepThatPolicyNames() {
        // When
        var judged = HandoverRule.judge(reviewed(open(), 60), ANNA, new Handover.ToNextStep("stuck"));
        // Then
        var escalation = assertInstanceOf(Judged.Escalated.class, judged).escalation();
        assertEquals(1, escalation.step());
        assertEquals(List.of("managers"), escalation.groups());
        assertEquals("stuck", escalation.reason());
        var after = open().escalated(at(3), 1, Optional.of(ANNA), "managers");
        assertInstanceOf(
                Judged.Repeated.class, HandoverRule.judge(reviewed(after, 60), ANNA, new Handover.ToNextStep("stuck")));
        assertRefused("nobody left", reviewed(after, 60), ANNA, new Handover.ToNextStep("still stuck"));
        assertTrue(reviewed(after, 60).concerns(People.reviewer("mona", "managers")));
        assertFalse(reviewed(open(), 60).concerns(People.reviewer("mona", "managers")));
    }

    @Test
    void theClockEscalatesWhenTheTimeHasComeAndNotAfterTheEnd() {
        assertTrue(ReviewEscalator.step(reviewed(open(), 3601)).isEmpty(), "opened at second 2");
        assertEquals(
                List.of("managers"),
                ReviewEscalator.step(reviewed(open(), 3602)).orElseThrow().groups());
        assertTrue(ReviewEscalator.step(reviewed(open(), 5 * 3600)).isEmpty(), "lapsed");
        assertTrue(ReviewEscalator.step(reviewed(open().withdrawn(at(3)), 3700)).isEmpty());
        assertTrue(ReviewEscalator.step(reviewed(open().escalated(at(3602), 1, Optional.empty(), "managers"), 3700))
                .isEmpty());
    }

    @Test
    void aHandoverNeedsAReasonThatIsText() {
        assertThrows(IllegalArgumentException.class, () -> new Handover.ToNextStep(" "));
        assertThrows(IllegalArgumentException.class, () -> new Handover.ToNextStep("x".repeat(2001)));
        assertThrows(IllegalArgumentException.class, () -> to(DORA, "\ud800"));
    }

    private static void assertRefused(String why, ReviewedTrail trail, Reviewer reviewer, Handover handover) {
        var refused = assertInstanceOf(Judged.Refused.class, HandoverRule.judge(trail, reviewer, handover));
        assertEquals(Cause.REFUSED, refused.cause());
        assertTrue(refused.detail().contains(why), refused.detail());
    }

    private static Handover to(Person person, String reason) {
        return new Handover.ToPerson(person, NEXT_DAY, reason);
    }

    private static Json.Obj staged() {
        return Evaluations.staged("clerks", "controllers", "PT1H", "managers");
    }

    private static TestTrail open() {
        return new TestTrail("acme")
                .proposed(START, Proposal.payout())
                .evaluated(at(1), staged())
                .opened(at(2));
    }

    private static ReviewedTrail reviewed(TestTrail trail, int second) {
        return ReviewedTrail.of(new KeptTrail(trail.entries, Optional.empty()), at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
