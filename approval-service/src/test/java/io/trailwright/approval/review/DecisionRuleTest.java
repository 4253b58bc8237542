package io.trailwright.approval.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.People;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.TestTrail;
import io.trailwright.approval.review.Ruling.Cause;
import io.trailwright.approval.review.Ruling.Refused;
import io.trailwright.approval.trail.TrailCopy.KeptTrail;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Attention;
import io.trailwright.core.trail.Statement.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which decisions are put before the ledger, and why the others are not. */
class DecisionRuleTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Reviewer ANNA = People.reviewer("anna", "finance");
    private static final Digest OTHER = Digest.of("other".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"APPROVED", "REJECTED"})
    void aCurrentDecisionOfAnEligiblePersonIsStatedInFull(Outcome outcome) {
        // Given
        var trail = open(1);
        // When
        var ruling = DecisionRule.judge(trail, ANNA, decision(trail, outcome, "checked"));
        // Then
        var statement = new Statement(
                trail.state().trail(),
                trail.state().subject(),
                trail.view().digest(),
                outcome,
                PersonsDecision.meaning(outcome),
                "checked");
        assertEquals(new Ruling.Stated(statement), ruling);
    }

    @Test
    void anotherSubjectIsStale() {
        var trail = open(1);
        var decision =
                new PersonsDecision(Outcome.APPROVED, "", OTHER, trail.view().digest());
        assertEquals(Cause.STALE, cause(DecisionRule.judge(trail, ANNA, decision)));
    }

    @Test
    void anotherViewIsStale() {
        var trail = open(1);
        var decision = new PersonsDecision(Outcome.APPROVED, "", trail.state().subject(), OTHER);
        assertEquals(Cause.STALE, cause(DecisionRule.judge(trail, ANNA, decision)));
    }

    @Test
    void whatWasShownBeforeEvidenceCameIsStaleAfterwards() {
        // Given
        var trail = trail(1).opened(at(2));
        var shown = reviewed(trail);
        // When
        trail.evidenceAdded(at(3), "sub-agent")
                .evaluated(at(4), Evaluations.high(1, "finance", "PT4H"))
                .opened(at(5));
        // Then
        assertEquals(
                Cause.STALE, cause(DecisionRule.judge(reviewed(trail), ANNA, decision(shown, Outcome.APPROVED, ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rita", "olivia", "svc-agent"})
    void whoHasAPartInItCannotDecideEitherWay(String name) {
        // Given
        var person = "svc-agent".equals(name) ? agentAsPerson() : People.reviewer(name, "finance");
        var trail = open(1);
        // When, Then
        for (var outcome : new Outcome[] {Outcome.APPROVED, Outcome.REJECTED}) {
            assertEquals(
                    Cause.NOT_ELIGIBLE, cause(DecisionRule.judge(trail, person, decision(trail, outcome, "because"))));
        }
    }

    @Test
    void aNewNameDoesNotHideTheRequester() {
        var renamed = People.reviewer("rita", "finance");
        var trail = open(1);
        var other = new Reviewer(
                new Person(renamed.person().iss(), renamed.person().sub(), Optional.of("Somebody Else")),
                Optional.of("else"),
                renamed.groups(),
                renamed.acr(),
                renamed.amr(),
                renamed.authTime(),
                renamed.client());
        assertEquals(
                Cause.NOT_ELIGIBLE, cause(DecisionRule.judge(trail, other, decision(trail, Outcome.APPROVED, ""))));
    }

    @Test
    void whoIsInNoneOfTheGroupsCannotDecide() {
        var trail = open(1);
        var outsider = People.reviewer("otto", "marketing");
        assertEquals(
                Cause.NOT_ELIGIBLE, cause(DecisionRule.judge(trail, outsider, decision(trail, Outcome.APPROVED, ""))));
    }

    @Test
    void theSamePersonCountsOnceAndTheSecondApprovalNeedsAnother() {
        // Given
        var trail = trail(2).opened(at(2));
        var first = decision(reviewed(trail), Outcome.APPROVED, "first");
        trail.decided(at(3), first.about(trail.id), Optional.of(ANNA));
        var now = reviewed(trail);
        // When, Then
        assertEquals("open", now.review().wire());
        assertEquals(
                Cause.NOT_ELIGIBLE,
                cause(DecisionRule.judge(now, ANNA, decision(now, Outcome.APPROVED, "again, in other words"))));
        assertInstanceOf(
                Ruling.Stated.class,
                DecisionRule.judge(now, People.reviewer("ben", "finance"), decision(now, Outcome.APPROVED, "")));
    }

    @Test
    void exactlyTheSameAgainIsTheSame() {
        // Given
        var trail = trail(1).opened(at(2));
        var decision = decision(reviewed(trail), Outcome.APPROVED, "ok");
        trail.decided(at(3), decision.about(trail.id), Optional.of(ANNA));
        // When
        var ruling = DecisionRule.judge(reviewed(trail), ANNA, decision);
        // Then
        assertInstanceOf(Ruling.Repeated.class, ruling);
        assertEquals(
                Cause.CLOSED,
                cause(DecisionRule.judge(reviewed(trail), People.reviewer("ben", "finance"), decision)),
                "for another person it is not the same");
    }

    @Test
    void theSameAgainIsRepeatedHoweverLongItWasLookedAt() {
        // Given
        var trail = trail(2).opened(at(2));
        var decision = decision(reviewed(trail), Outcome.APPROVED, "ok");
        var looked = decision.with(Optional.of(new Attention(95, List.of())));
        trail.decided(at(3), looked.about(trail.id), Optional.of(ANNA));
        // When
        var ruling = DecisionRule.judge(reviewed(trail), ANNA, decision.with(Optional.of(new Attention(3, List.of()))));
        // Then
        assertInstanceOf(Ruling.Repeated.class, ruling);
    }

    @Test
    void exactlyTheSameAgainIsStaleOnceTheContentIsAnother() {
        // Given
        var trail = trail(2).opened(at(2));
        var decision = decision(reviewed(trail), Outcome.APPROVED, "ok");
        trail.decided(at(3), decision.about(trail.id), Optional.of(ANNA));
        // When
        trail.evidenceAdded(at(4), "sub-agent")
                .evaluated(at(5), Evaluations.high(2, "finance", "PT4H"))
                .opened(at(6));
        // Then
        assertEquals(Cause.STALE, cause(DecisionRule.judge(reviewed(trail), ANNA, decision)));
    }

    @Test
    void nothingIsDecidedBeforeOpeningOrAfterTheEnd() {
        // Given
        var wanted = reviewed(trail(1));
        var lapsed = ReviewedTrail.of(
                new KeptTrail(trail(1).opened(at(2)).entries, Optional.empty()), START.plusSeconds(5 * 3600));
        // When, Then
        assertEquals(Cause.CLOSED, cause(DecisionRule.judge(wanted, ANNA, decision(wanted, Outcome.APPROVED, ""))));
        assertEquals(Cause.CLOSED, cause(DecisionRule.judge(lapsed, ANNA, decision(lapsed, Outcome.APPROVED, ""))));
    }

    @Test
    void whatCannotBeShownInFullCanBeRejectedAndNotApproved() {
        // Given
        var trail = new TestTrail("acme")
                .proposed(
                        START, Proposal.payout().part("evidence/0/content", "forged".getBytes(StandardCharsets.UTF_8)))
                .evaluated(at(1), Evaluations.high(1, "finance", "PT4H"))
                .opened(at(2));
        var reviewed = reviewed(trail);
        // When, Then
        assertEquals(
                Cause.VIEW_INCOMPLETE,
                cause(DecisionRule.judge(reviewed, ANNA, decision(reviewed, Outcome.APPROVED, ""))));
        assertInstanceOf(
                Ruling.Stated.class,
                DecisionRule.judge(reviewed, ANNA, decision(reviewed, Outcome.REJECTED, "forged invoice")));
    }

    @Test
    void notesAndReadingsChangeNothingAboutADecision() {
        // Given
        var trail = trail(1).opened(at(2));
        var decision = decision(reviewed(trail), Outcome.APPROVED, "");
        // When
        trail.add(EntryKind.NOTE_ADDED, at(3), Map.of()).add(EntryKind.TRAIL_READ, at(4), Map.of());
        // Then
        assertInstanceOf(Ruling.Stated.class, DecisionRule.judge(reviewed(trail), ANNA, decision));
    }

    private static Reviewer agentAsPerson() {
        var person = People.reviewer("x", "finance");
        return new Reviewer(
                new Person(Optional.of("https://issuer.test"), "svc-agent", Optional.empty()),
                person.username(),
                person.groups(),
                person.acr(),
                person.amr(),
                person.authTime(),
                person.client());
    }

    private static TestTrail trail(int approvals) {
        return new TestTrail("acme")
                .proposed(START, Proposal.payout())
                .evaluated(at(1), Evaluations.high(approvals, "finance", "PT4H"));
    }

    private static ReviewedTrail open(int approvals) {
        return reviewed(trail(approvals).opened(at(2)));
    }

    private static ReviewedTrail reviewed(TestTrail trail) {
        return ReviewedTrail.of(new KeptTrail(trail.entries, Optional.empty()), at(60));
    }

    private static PersonsDecision decision(ReviewedTrail trail, Outcome outcome, String reason) {
        return new PersonsDecision(
                outcome, reason, trail.state().subject(), trail.view().digest());
    }

    private static Cause cause(Ruling ruling) {
        return assertInstanceOf(Refused.class, ruling).cause();
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
