package io.trailwright.core.trail;

import static io.trailwright.core.trail.Statement.Outcome.APPROVED;
import static io.trailwright.core.trail.Statement.Outcome.CHANGES_REQUESTED;
import static io.trailwright.core.trail.Statement.Outcome.REJECTED;
import static io.trailwright.core.trail.TestTrail.person;
import static io.trailwright.core.trail.TestTrail.requirement;
import static io.trailwright.core.trail.TestTrail.reviewer;
import static io.trailwright.core.trail.TestTrail.stage;
import static io.trailwright.core.trail.TestTrail.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fold makes of stages, requests for changes, withdrawals, delegations and escalations. */
class ReviewProgressTest {

    /** A clerk, then a lead and a controller; managers join after 20 minutes, directors after 40; an hour in all. */
    private static TestTrail staged() {
        return new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, stagedRequirement())
                .opened();
    }

    private static Json.Obj stagedRequirement() {
        return requirement(3, "clerk", "lead", "controller")
                .put(
                        "stages",
                        new Json.Arr(List.of(
                                stage("payables", 1, false, "clerk"), stage("control", 2, true, "lead", "controller"))))
                .put("escalation", new Json.Arr(List.of(step("PT20M", "managers"), step("PT40M", "directors"))))
                .build();
    }

    private static TestTrail one() {
        return new TestTrail().proposed().evaluated(Tier.HIGH, 1).opened();
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                row("nobody of the second stage yet", staged().decided(APPROVED, "cleo", "clerk"), "review-required"),
                row(
                        "two of three",
                        staged().decided(APPROVED, "cleo", "clerk").decided(APPROVED, "lea", "lead"),
                        "review-required"),
                row(
                        "in order",
                        staged().decided(APPROVED, "cleo", "clerk")
                                .decided(APPROVED, "lea", "lead")
                                .decided(APPROVED, "cora", "controller"),
                        "allowed"),
                row(
                        "out of order",
                        staged().decided(APPROVED, "lea", "lead")
                                .decided(APPROVED, "cora", "controller")
                                .decided(APPROVED, "cleo", "clerk"),
                        "review-required"),
                row(
                        "one person in two stages",
                        staged().decided(APPROVED, "cleo", "clerk", "lead")
                                .decided(APPROVED, "cleo", "clerk", "lead")
                                .decided(APPROVED, "cora", "controller"),
                        "review-required"),
                row(
                        "two of one group",
                        staged().decided(APPROVED, "cleo", "clerk")
                                .decided(APPROVED, "lea", "lead")
                                .decided(APPROVED, "leo", "lead"),
                        "review-required"),
                row(
                        "two who share both groups",
                        staged().decided(APPROVED, "cleo", "clerk")
                                .decided(APPROVED, "lea", "lead", "controller")
                                .decided(APPROVED, "leo", "lead", "controller"),
                        "allowed"),
                row("a later stage may reject early", staged().decided(REJECTED, "cora", "controller"), "rejected"),
                row(
                        "new evidence starts at the first stage",
                        staged().decided(APPROVED, "cleo", "clerk")
                                .evidence()
                                .evaluated(Tier.HIGH, stagedRequirement())
                                .opened()
                                .decided(APPROVED, "lea", "lead")
                                .decided(APPROVED, "cora", "controller"),
                        "review-required"),
                row(
                        "fewer stages than the total",
                        new TestTrail()
                                .proposed()
                                .evaluated(
                                        Tier.HIGH,
                                        requirement(2, "clerk")
                                                .put("stages", new Json.Arr(List.of(stage("a", 1, false, "clerk"))))
                                                .build())
                                .decided(APPROVED, "cleo", "clerk"),
                        "review-required"),
                row(
                        "more stages than the total",
                        new TestTrail()
                                .proposed()
                                .evaluated(
                                        Tier.HIGH,
                                        requirement(1, "clerk", "lead")
                                                .put(
                                                        "stages",
                                                        new Json.Arr(List.of(
                                                                stage("a", 1, false, "clerk"),
                                                                stage("b", 1, false, "lead"))))
                                                .build())
                                .decided(APPROVED, "cleo", "clerk"),
                        "review-required"),
                row("changes requested", one().decided(CHANGES_REQUESTED, "alice", "finance"), "evidence-required"),
                row("by an outsider", one().decided(CHANGES_REQUESTED, "otto", "sales"), "review-required"),
                row("by the requester", one().decided(CHANGES_REQUESTED, "petra", "finance"), "review-required"),
                row(
                        "an approval does not lift it",
                        one().decided(CHANGES_REQUESTED, "alice", "finance").approved("ben"),
                        "evidence-required"),
                row(
                        "nor does policy",
                        one().decided(CHANGES_REQUESTED, "alice", "finance").evaluated(Tier.LOW, 0),
                        "evidence-required"),
                row(
                        "it holds back what was allowed",
                        one().approved("ben").decided(CHANGES_REQUESTED, "alice", "finance"),
                        "evidence-required"),
                row(
                        "new evidence lifts it",
                        one().decided(CHANGES_REQUESTED, "alice", "finance")
                                .evidence()
                                .evaluated(Tier.HIGH, 1),
                        "review-required"),
                row(
                        "the same person approves what came",
                        one().decided(CHANGES_REQUESTED, "alice", "finance")
                                .evidence()
                                .evaluated(Tier.HIGH, 1)
                                .approved("alice"),
                        "allowed"),
                row(
                        "the time limit counts on",
                        one().decided(CHANGES_REQUESTED, "alice", "finance").later(Duration.ofHours(2)),
                        "expired"),
                row(
                        "and its end is stated",
                        one().decided(CHANGES_REQUESTED, "alice", "finance")
                                .later(Duration.ofHours(2))
                                .expired(),
                        "expired"),
                row("withdrawn", one().withdrawn("agent"), "rejected"),
                row("withdrawn before policy spoke", new TestTrail().proposed().withdrawn("agent"), "rejected"),
                row("withdrawn after approval", one().approved("alice").withdrawn("agent"), "rejected"),
                row(
                        "withdrawn with a permit out",
                        one().approved("alice").permit().withdrawn("agent"),
                        "rejected"),
                row(
                        "not after it was carried out",
                        one().approved("alice").permit().redeemed().withdrawn("agent"),
                        "allowed"),
                row("not by another client", one().withdrawn("other-agent"), "review-required"),
                row("not by whom it was asked for", one().withdrawn("petra"), "review-required"),
                row("withdrawn stays so", one().withdrawn("agent").approved("alice"), "rejected"));
    }

    private static Arguments row(String name, TestTrail trail, String verdict) {
        return Arguments.of(name, trail, verdict);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("verdicts")
    void theVerdictFollowsFromTheTrailAlone(String name, TestTrail trail, String verdict) {
        assertEquals(verdict, trail.state().verdict().wire(), name);
    }

    @Test
    void whyAnApprovalDoesNotCountIsSaid() {
        // Given
        var trail = staged().decided(APPROVED, "lea", "lead")
                .decided(APPROVED, "cleo", "clerk")
                .decided(APPROVED, "lea", "lead")
                .decided(APPROVED, "leo", "lead")
                .decided(APPROVED, "cora", "controller")
                .decided(APPROVED, "carl", "controller");
        // Then
        assertEquals(
                List.of(
                        "the reviewer is not asked in the stage that the review has reached",
                        "",
                        "",
                        "the reviewer is in no group that this stage still needs an approval of",
                        "",
                        "the reviewer comes after every approval that is needed"),
                trail.state().reviews().stream()
                        .map(review -> review.ignored().orElse(""))
                        .toList());
        assertEquals(3, trail.state().approvals().size());
    }

    @Test
    void whatIsAskedForIsHeldUntilEvidenceComes() {
        var asked = one().decided(CHANGES_REQUESTED, "alice", "finance");
        var review = asked.state().progress().changesRequested().orElseThrow();
        assertEquals("reason", review.statement().reason());
        assertEquals(Optional.empty(), asked.evidence().state().progress().changesRequested());
    }

    @Test
    void aRedemptionAfterAWithdrawalIsAViolation() {
        var trail = one().approved("alice").permit().withdrawn("agent").redeemed();
        assertEquals(
                List.of(Violation.Type.PERMIT_WITHOUT_PERMISSION),
                trail.state().violations().stream().map(Violation::type).toList());
    }

    // Delegation

    private static final Reviewer ALICE = reviewer("alice", "finance");

    @Test
    void aDelegateDecidesInTheDelegatorsStead() {
        // Given
        var trail = one().delegated(ALICE, person("dora"));
        // When
        trail.decided(APPROVED, "dora", "elsewhere");
        // Then
        var state = trail.state();
        assertEquals(Verdict.ALLOWED, state.verdict());
        assertEquals(
                List.of(person("dora"), person("alice")),
                state.progress().stages().decided());
    }

    @Test
    void whoHandedItOnCannotApproveBesideTheDelegate() {
        // Given
        var trail = new TestTrail().proposed().evaluated(Tier.HIGH, 2).opened();
        trail.delegated(ALICE, person("dora"), trail.now().plusSeconds(60));
        // When
        trail.approved("alice")
                .decided(APPROVED, "dora", "elsewhere")
                .later(Duration.ofSeconds(61))
                .approved("alice");
        // Then
        assertEquals(
                List.of(
                        "the reviewer has handed this decision to somebody else",
                        "",
                        "the reviewer has decided already; every approval needs another person"),
                ignored(trail));
        assertEquals(1, trail.state().approvals().size());
    }

    @Test
    void pastItsDateADelegationIsVoid() {
        // Given
        var trail = one();
        trail.delegated(ALICE, person("dora"), trail.now().plusSeconds(60)).later(Duration.ofSeconds(60));
        // When
        trail.decided(APPROVED, "dora", "elsewhere").approved("alice");
        // Then
        assertEquals(List.of("the reviewer is in none of the groups that may decide", ""), ignored(trail));
        assertEquals(Verdict.ALLOWED, trail.state().verdict());
    }

    @Test
    void anotherIssuersDelegateOfTheSameNameGetsNothing() {
        var trail = one().delegated(ALICE, new Person(Optional.of("https://other"), "dora", Optional.of("dora")));
        trail.decided(APPROVED, "dora", "elsewhere");
        assertEquals(List.of("the reviewer is in none of the groups that may decide"), ignored(trail));
    }

    @Test
    void whoSuppliesEvidenceAfterwardsTakesTheDelegationBack() {
        // Given: the delegator has since supplied evidence, and was excluded by it
        var trail = one().delegated(reviewer("supplier", "finance"), person("dora"));
        trail.evidence().evaluated(Tier.HIGH, 1).opened();
        // When
        trail.decided(APPROVED, "dora", "elsewhere");
        // Then
        assertEquals(List.of("the reviewer is in none of the groups that may decide"), ignored(trail));
    }

    static Stream<Arguments> refusedDelegations() {
        var dora = person("dora");
        return Stream.of(
                Arguments.of(
                        one().delegated(reviewer("otto", "sales"), dora),
                        "the reviewer is in none of the groups that may decide"),
                Arguments.of(
                        one().delegated(reviewer("petra", "finance"), dora), "the reviewer asked for this decision"),
                Arguments.of(
                        one().delegated(reviewer("olivia", "finance"), dora),
                        "the reviewer owns the workflow that proposed it"),
                Arguments.of(
                        new TestTrail()
                                .proposed()
                                .evidence()
                                .evaluated(Tier.HIGH, 1)
                                .delegated(reviewer("supplier", "finance"), dora),
                        "the reviewer supplied evidence for it"),
                Arguments.of(one().delegated(ALICE, person("petra")), "the delegate asked for this decision"),
                Arguments.of(one().delegated(ALICE, person("agent")), "the delegate asked for this decision"),
                Arguments.of(
                        one().delegated(ALICE, person("olivia")), "the delegate owns the workflow that proposed it"),
                Arguments.of(
                        new TestTrail()
                                .proposed()
                                .evidence()
                                .evaluated(Tier.HIGH, 1)
                                .delegated(ALICE, person("supplier")),
                        "the delegate supplied evidence for it"),
                Arguments.of(one().delegated(ALICE, person("alice")), "the delegate is the reviewer"),
                Arguments.of(
                        one().delegated(ALICE, dora).delegated(reviewer("dora", "finance"), person("emil")),
                        "the reviewer decides in somebody else's stead, which cannot be handed on"),
                Arguments.of(
                        one().delegated(ALICE, dora).delegated(reviewer("ben", "finance"), person("alice")),
                        "the delegate has handed this decision to somebody else"),
                Arguments.of(
                        one().delegated(ALICE, dora).delegated(ALICE, person("emil")),
                        "the reviewer has handed this decision to somebody else"),
                Arguments.of(
                        new TestTrail()
                                .proposed()
                                .evaluated(Tier.HIGH, 2)
                                .approved("alice")
                                .delegated(ALICE, dora),
                        "the reviewer has decided already; every approval needs another person"),
                Arguments.of(
                        new TestTrail()
                                .proposed()
                                .evaluated(Tier.HIGH, 2)
                                .approved("dora")
                                .delegated(ALICE, dora),
                        "the delegate has decided already; every approval needs another person"),
                Arguments.of(one().delegated(ALICE, dora, TestTrail.START), "its date has passed"),
                Arguments.of(one().rejected("ben").delegated(ALICE, dora), "the decision was already rejected"),
                Arguments.of(new TestTrail().proposed().delegated(ALICE, dora), "policy had not decided"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusedDelegations")
    void whatCannotBeHandedOnDoesNotCountAndSaysWhy(TestTrail trail, String why) {
        var delegations = trail.state().progress().delegations();
        assertEquals(Optional.of(why), delegations.get(delegations.size() - 1).ignored());
    }

    @Test
    void aDelegationThatDoesNotCountGivesNothingAndTakesNothing() {
        // Given: dora holds alice's part, so she cannot hand her own on
        var trail = new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, 2)
                .opened()
                .delegated(ALICE, person("dora"))
                .delegated(reviewer("dora", "finance"), person("emil"));
        // When
        trail.decided(APPROVED, "emil", "elsewhere").decided(APPROVED, "dora", "finance");
        // Then
        assertEquals(List.of("the reviewer is in none of the groups that may decide", ""), ignored(trail));
    }

    @Test
    void whoseOwnGroupIsEnoughDecidesForNobodyElse() {
        // Given
        var trail = new TestTrail().proposed().evaluated(Tier.HIGH, 2).opened();
        trail.delegated(ALICE, person("dora"), trail.now().plusSeconds(60));
        // When
        trail.decided(APPROVED, "dora", "finance").later(Duration.ofSeconds(61)).approved("alice");
        // Then
        assertEquals(List.of("", ""), ignored(trail));
        assertEquals(Verdict.ALLOWED, trail.state().verdict());
    }

    @Test
    void aDelegateOfOneStageDoesNotApproveAnother() {
        var trail = staged().delegated(reviewer("lea", "lead"), person("dora"))
                .decided(APPROVED, "dora", "elsewhere")
                .decided(APPROVED, "cleo", "clerk")
                .decided(APPROVED, "dora", "elsewhere");
        assertEquals(
                List.of("the reviewer is not asked in the stage that the review has reached", "", ""), ignored(trail));
    }

    @Test
    void ownGroupsComeFirstAndLeaveTheDelegatorTheirApproval() {
        // Given: dora could decide the first stage herself, and holds lea's part in the second
        var trail = staged().delegated(reviewer("lea", "lead"), person("dora"));
        // When
        trail.decided(APPROVED, "dora", "clerk");
        // Then
        assertEquals(List.of(person("dora")), trail.state().progress().stages().decided());
    }

    // Escalation

    private static final Optional<Reviewer> CLOCK = Optional.empty();

    @Test
    void theClockLetsTheNextGroupsJoinTheCurrentStage() {
        // Given
        var trail = staged().later(Duration.ofMinutes(20)).escalated(1, CLOCK, "managers");
        // When
        trail.decided(APPROVED, "mona", "managers").decided(APPROVED, "mia", "managers");
        // Then
        assertEquals(List.of("", "the reviewer is not asked in the stage that the review has reached"), ignored(trail));
        var progress = trail.state().progress();
        assertEquals(
                "control", progress.stages().current().orElseThrow().stage().name());
        assertEquals(1, progress.ladder().taken());
        assertEquals(
                List.of("directors"), progress.ladder().next().orElseThrow().groups());
    }

    @Test
    void whoWasNotAskedYetCannotDecide() {
        var trail = staged().later(Duration.ofMinutes(30)).decided(APPROVED, "mona", "managers");
        assertEquals(List.of("the reviewer is in none of the groups that may decide"), ignored(trail));
    }

    @Test
    void aNewContentAsksFromTheBeginning() {
        var trail = staged().later(Duration.ofMinutes(20)).escalated(1, CLOCK, "managers");
        trail.evidence().evaluated(Tier.HIGH, stagedRequirement()).opened();
        var progress = trail.state().progress();
        assertEquals(0, progress.ladder().taken());
        assertEquals(List.of("clerk"), progress.stages().current().orElseThrow().asked());
        assertEquals(
                Optional.of(trail.now().plus(Duration.ofMinutes(20))),
                progress.ladder().dueAt());
    }

    static Stream<Arguments> refusedEscalations() {
        var cleo = Optional.of(reviewer("cleo", "clerk"));
        return Stream.of(
                Arguments.of(staged().escalated(1, CLOCK, "managers"), "the time of the step has not come"),
                Arguments.of(
                        staged().later(Duration.ofMinutes(20)).escalated(1, CLOCK, "cronies"),
                        "it is not the next step that policy names"),
                Arguments.of(
                        staged().later(Duration.ofMinutes(20)).escalated(1, CLOCK, "managers", "cronies"),
                        "it is not the next step that policy names"),
                Arguments.of(
                        staged().later(Duration.ofMinutes(20)).escalated(2, CLOCK, "managers"),
                        "it is not the next step that policy names"),
                Arguments.of(
                        staged().later(Duration.ofMinutes(50)).escalated(2, CLOCK, "directors"),
                        "it is not the next step that policy names"),
                Arguments.of(
                        staged().later(Duration.ofMinutes(20))
                                .escalated(1, CLOCK, "managers")
                                .escalated(2, CLOCK, "directors"),
                        "the time of the step has not come"),
                Arguments.of(
                        staged().escalated(1, cleo, "managers")
                                .escalated(2, cleo, "directors")
                                .escalated(3, cleo, "board"),
                        "there is nobody left to escalate to"),
                Arguments.of(one().escalated(1, CLOCK, "managers"), "there is nobody left to escalate to"),
                Arguments.of(
                        new TestTrail()
                                .proposed()
                                .evaluated(Tier.HIGH, stagedRequirement())
                                .later(Duration.ofMinutes(30))
                                .escalated(1, CLOCK, "managers"),
                        "there is nobody left to escalate to"),
                Arguments.of(
                        staged().escalated(1, Optional.of(reviewer("otto", "sales")), "managers"),
                        "the reviewer is in none of the groups that may decide"),
                Arguments.of(
                        staged().escalated(1, Optional.of(reviewer("petra", "clerk")), "managers"),
                        "the reviewer asked for this decision"),
                Arguments.of(
                        staged().decided(REJECTED, "cleo", "clerk").escalated(1, cleo, "managers"),
                        "the decision was already rejected"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusedEscalations")
    void whatPolicyDoesNotNameJoinsNobody(TestTrail trail, String why) {
        var escalations = trail.state().progress().escalations();
        assertEquals(Optional.of(why), escalations.get(escalations.size() - 1).ignored());
    }

    @Test
    void whatIsSaidOfAnOlderContentHandsNothingOn() {
        // Given
        var trail = staged();
        var old = trail.state().subject();
        trail.evidence().evaluated(Tier.HIGH, stagedRequirement()).opened();
        var cleo = reviewer("cleo", "clerk");
        // When
        trail.add(
                        EntryKind.REVIEW_DELEGATED,
                        Map.of(
                                "delegation",
                                new Delegation(
                                                TestTrail.ID,
                                                old,
                                                person("dora"),
                                                trail.now().plusSeconds(60),
                                                "x")
                                        .json(),
                                "reviewer",
                                cleo.json()))
                .add(
                        EntryKind.REVIEW_ESCALATED,
                        Map.of(
                                "escalation",
                                new Escalation(TestTrail.ID, old, 1, List.of("managers"), "x").json(),
                                "reviewer",
                                cleo.json()));
        // Then
        var progress = trail.state().progress();
        var stale = Optional.of("it states another content than the current one");
        assertEquals(stale, progress.delegations().get(0).ignored());
        assertEquals(stale, progress.escalations().get(0).ignored());
        assertEquals(0, progress.ladder().taken());
    }

    @Test
    void aPersonEscalatesWithAReason() {
        // When
        var escalation = new Escalation(TestTrail.ID, staged().state().subject(), 1, List.of("managers"), " ");
        var trail = staged().add(
                        EntryKind.REVIEW_ESCALATED,
                        Map.of(
                                "escalation", escalation.json(),
                                "reviewer", reviewer("cleo", "clerk").json()));
        // Then
        assertEquals(
                Optional.of("no reason is given"),
                trail.state().progress().escalations().get(0).ignored());
    }

    @Test
    void aReviewerEscalatesByHandBeforeTheTime() {
        var trail = staged().escalated(1, Optional.of(reviewer("cora", "controller")), "managers");
        assertTrue(trail.state().progress().escalations().get(0).counts());
        assertEquals(
                List.of("clerk", "managers"),
                trail.state().progress().stages().current().orElseThrow().asked());
    }

    @Test
    void partsThatAreErasedMoveNothing() {
        var trail = one().add(EntryKind.REVIEW_DELEGATED, Map.of()).add(EntryKind.REVIEW_ESCALATED, Map.of());
        assertEquals(List.of(), trail.state().progress().delegations());
        assertEquals(List.of(), trail.state().progress().escalations());
    }

    @Test
    void everyOutcomeIsReadAsItWasWritten() {
        for (var outcome : Outcome.values()) {
            assertEquals(outcome, Outcome.of(outcome.wire()));
        }
        assertEquals("changes-requested", CHANGES_REQUESTED.wire());
    }

    private static List<String> ignored(TestTrail trail) {
        return trail.state().reviews().stream()
                .map(review -> review.ignored().orElse(""))
                .toList();
    }
}
