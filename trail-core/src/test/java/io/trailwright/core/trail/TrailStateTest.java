package io.trailwright.core.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.trail.Statement.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrailStateTest {
    private static TestTrail high() {
        return new TestTrail().proposed().evaluated(Tier.HIGH, 1);
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                row("nothing evaluated yet", new TestTrail().proposed(), Verdict.UNDETERMINED),
                row("policy could not decide", new TestTrail().proposed().undetermined(), Verdict.UNDETERMINED),
                row(
                        "policy decided later",
                        new TestTrail().proposed().undetermined().evaluated(Tier.LOW, 0),
                        Verdict.ALLOWED),
                row("low needs nobody", new TestTrail().proposed().evaluated(Tier.LOW, 0), Verdict.ALLOWED),
                row(
                        "evidence is missing",
                        new TestTrail().proposed().evaluated(Tier.LOW, 0, "evidence/invoice"),
                        Verdict.EVIDENCE_REQUIRED),
                row(
                        "evidence came, not evaluated",
                        new TestTrail().proposed().evaluated(Tier.LOW, 0).evidence(),
                        Verdict.UNDETERMINED),
                row("high waits", high(), Verdict.REVIEW_REQUIRED),
                row("approved", high().approved("alice"), Verdict.ALLOWED),
                row("rejected", high().rejected("alice"), Verdict.REJECTED),
                row("rejected stays rejected", high().rejected("alice").approved("ben"), Verdict.REJECTED),
                row(
                        "rejected, then new evidence",
                        high().rejected("alice").evidence().evaluated(Tier.LOW, 0),
                        Verdict.REJECTED),
                row("rejected after approval", high().approved("alice").rejected("ben"), Verdict.REJECTED),
                row(
                        "evidence voids approval",
                        high().approved("alice").evidence().evaluated(Tier.HIGH, 1),
                        Verdict.REVIEW_REQUIRED),
                row(
                        "evaluation voids approval",
                        high().approved("alice").evaluated(Tier.HIGH, 1),
                        Verdict.REVIEW_REQUIRED),
                row(
                        "one of two",
                        new TestTrail().proposed().evaluated(Tier.HIGH, 2).approved("alice"),
                        Verdict.REVIEW_REQUIRED),
                row(
                        "two of two",
                        new TestTrail()
                                .proposed()
                                .evaluated(Tier.HIGH, 2)
                                .approved("alice")
                                .approved("ben"),
                        Verdict.ALLOWED),
                row(
                        "the same person twice",
                        new TestTrail()
                                .proposed()
                                .evaluated(Tier.HIGH, 2)
                                .approved("alice")
                                .approved("alice"),
                        Verdict.REVIEW_REQUIRED),
                row("the workflow owner", high().approved("olivia"), Verdict.REVIEW_REQUIRED),
                row("the requester", high().approved("petra"), Verdict.REVIEW_REQUIRED),
                row("the sender itself", high().approved("agent"), Verdict.REVIEW_REQUIRED),
                row(
                        "the evidence supplier",
                        new TestTrail()
                                .proposed()
                                .evidence()
                                .evaluated(Tier.HIGH, 1)
                                .approved("supplier"),
                        Verdict.REVIEW_REQUIRED),
                row("another group", decided(high(), "alice", "it"), Verdict.REVIEW_REQUIRED),
                row("an owner cannot reject either", high().rejected("olivia"), Verdict.REVIEW_REQUIRED),
                row("time ran out", high().later(Duration.ofHours(2)), Verdict.EXPIRED),
                row(
                        "approved after time ran out",
                        high().later(Duration.ofHours(2)).approved("alice"),
                        Verdict.EXPIRED),
                row(
                        "approved in time, asked late",
                        high().approved("alice").later(Duration.ofHours(2)),
                        Verdict.ALLOWED),
                row("expiry stated in time is ignored", high().expired(), Verdict.REVIEW_REQUIRED),
                row("expiry stated", high().later(Duration.ofHours(2)).expired(), Verdict.EXPIRED),
                row(
                        "expired is not revived",
                        high().later(Duration.ofHours(2))
                                .evidence()
                                .evaluated(Tier.HIGH, 1)
                                .approved("alice"),
                        Verdict.EXPIRED));
    }

    private static TestTrail decided(TestTrail trail, String sub, String group) {
        return trail.decided(Outcome.APPROVED, sub, trail.state().subject(), group);
    }

    private static Arguments row(String name, TestTrail trail, Verdict verdict) {
        return Arguments.of(name, trail, verdict);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("verdicts")
    void theVerdictFollowsFromTheTrailAlone(String name, TestTrail trail, Verdict verdict) {
        assertEquals(verdict, trail.state().verdict(), name);
    }

    @Test
    void aStatementOnOlderContentDoesNotCountAndSaysWhy() {
        // Given an approval of what was there before the newest evidence
        var trail = high();
        var old = trail.state().subject();
        trail.evidence().evaluated(Tier.HIGH, 1);
        // When
        trail.decided(Outcome.APPROVED, "alice", old, "finance");
        // Then
        var state = trail.state();
        assertEquals(Verdict.REVIEW_REQUIRED, state.verdict());
        assertEquals(List.of(), state.approvals());
        assertEquals(
                "it states another content than the current one",
                state.reviews().get(0).ignored().orElseThrow());
    }

    @Test
    void aPermitRunsOnceAndTheChangeIsHeldAgainstIt() {
        var trail = high().approved("alice").permit();
        assertInstanceOf(PermitState.Issued.class, trail.state().permit());
        trail.redeemed().change(Change.Outcome.EXECUTED, "100.00");
        var state = trail.state();
        assertInstanceOf(PermitState.Redeemed.class, state.permit());
        assertEquals(List.of(), state.violations());
    }

    @Test
    void anUnredeemedPermitRunsOut() {
        var trail = high().approved("alice").permit().later(Duration.ofMinutes(11));
        assertInstanceOf(PermitState.Expired.class, trail.state().permit());
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of(
                        high().change(Change.Outcome.EXECUTED, "100.00"),
                        List.of(Violation.Type.CHANGE_WITHOUT_PERMIT)),
                Arguments.of(
                        high().change(Change.Outcome.UNKNOWN, "100.00"), List.of(Violation.Type.CHANGE_WITHOUT_PERMIT)),
                Arguments.of(high().change(Change.Outcome.NOT_EXECUTED, "100.00"), List.of()),
                Arguments.of(
                        high().approved("alice").permit().change(Change.Outcome.EXECUTED, "100.00"),
                        List.of(Violation.Type.CHANGE_WITHOUT_REDEMPTION)),
                Arguments.of(
                        high().approved("alice").permit().redeemed().change(Change.Outcome.EXECUTED, "999.00"),
                        List.of(Violation.Type.CHANGE_DIFFERS)),
                Arguments.of(
                        high().approved("alice").permit().redeemed().redeemed(),
                        List.of(Violation.Type.PERMIT_REDEEMED_AGAIN)),
                Arguments.of(
                        high().approved("alice")
                                .permit()
                                .later(Duration.ofHours(1))
                                .redeemed(),
                        List.of(Violation.Type.PERMIT_REDEEMED_LATE)),
                Arguments.of(high().permit(), List.of(Violation.Type.PERMIT_WITHOUT_PERMISSION)),
                Arguments.of(high().redeemed(), List.of(Violation.Type.PERMIT_WITHOUT_PERMISSION)));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void whatShouldNotHaveHappenedIsNamed(TestTrail trail, List<Violation.Type> expected) {
        assertEquals(
                expected,
                trail.state().violations().stream().map(Violation::type).toList());
    }

    @Test
    void aTrailWithAGapOrInAnotherOrderIsNotFolded() {
        var entries = high().approved("alice").entries();
        assertThrows(IllegalArgumentException.class, () -> TrailState.fold(List.of(), TestTrail.START));
        assertThrows(
                IllegalArgumentException.class,
                () -> TrailState.fold(List.of(entries.get(0), entries.get(2)), TestTrail.START));
        assertThrows(
                IllegalArgumentException.class,
                () -> TrailState.fold(List.of(entries.get(1), entries.get(0)), TestTrail.START));
        assertThrows(IllegalArgumentException.class, () -> TrailState.fold(entries.subList(1, 3), TestTrail.START));
    }

    @Test
    void aNameIsNotAnIdentityAndAnotherIssuersSpellingIsNoWayRoundTheRule() {
        var alice = new Person(Optional.of("https://a"), "1", Optional.of("Alice"));
        assertTrue(alice.same(new Person(Optional.of("https://a"), "1", Optional.of("Renamed"))));
        assertTrue(alice.same(new Person(Optional.empty(), "1", Optional.empty())));
        assertTrue(alice.same(new Person(Optional.of("https://a/"), "1", Optional.of("Alice"))));
        assertFalse(alice.same(new Person(Optional.of("https://a"), "2", Optional.of("Alice"))));
    }
}
