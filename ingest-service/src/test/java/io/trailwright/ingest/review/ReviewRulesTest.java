package io.trailwright.ingest.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.TrailState;
import io.trailwright.ingest.Trails;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewRulesTest {
    private static final String FINE = "fine";

    @Test
    void whatMayHappenInEachState() {
        assertRow("not opened", required(), FINE, "review-closed", "not-expired");
        assertRow("open", required().opened(), "review-open", FINE, "not-expired");
        assertRow(
                "missing evidence",
                Trails.proposed("high", 1, List.of("evidence/x")),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow("undetermined", required().undetermined(), "review-closed", "review-closed", "review-closed");
        assertRow(
                "allowed at once",
                Trails.proposed("low", 0, List.of()),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow(
                "approved",
                required().opened().decided(Outcome.APPROVED, "rosa"),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow(
                "rejected",
                required().opened().decided(Outcome.REJECTED, "rosa"),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow(
                "time is over", required().opened().later(Duration.ofHours(5)), "review-closed", "review-closed", FINE);
        assertRow(
                "ignored approval",
                required().opened().decided(Outcome.APPROVED, "rita"),
                "review-open",
                FINE,
                "not-expired");
        assertRow(
                "changes requested",
                required().opened().decided(Outcome.CHANGES_REQUESTED, "rosa"),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow(
                "changes requested, and time is over",
                required().opened().decided(Outcome.CHANGES_REQUESTED, "rosa").later(Duration.ofHours(5)),
                "review-closed",
                "review-closed",
                FINE);
        assertRow(
                "evaluated again",
                required().opened().evaluated("high", 1, List.of()),
                FINE,
                "review-closed",
                "not-expired");
    }

    @Test
    void anotherContentIsStaleBeforeAnythingElse() {
        // Given
        var displayed = required().opened();
        var event = decided(displayed.state());

        // When
        var later =
                displayed.evidence().evaluated("high", 1, List.of()).opened().state();

        // Then
        assertEquals("statement-stale", slug(ReviewRules.check(later, event)));
    }

    @Test
    void aMovedHeadIsToldWithTheNewOne() {
        // Given
        var trail = required().opened();
        var event = decided(trail.state());

        // When
        var later = trail.note().state();

        // Then
        var problem = (HttpProblem) ReviewRules.check(later, event).orElseThrow();
        assertEquals("trail-moved", slug(Optional.of(problem)));
        assertEquals(later.head().toString(), problem.extensions().get("head"));
    }

    @Test
    void whatIsRecordedTooLateOrTooEarlyDoesNotCountAndIsToldSo() {
        // Given
        var inTime = required().opened();
        var approval = decided(inTime.state());
        var expiry = expired(inTime);

        // When
        var late = required().opened().later(Duration.ofHours(5)).decided(Outcome.APPROVED, "rosa");
        var early = required().opened().stated(Outcome.EXPIRED);

        // Then
        assertEquals("review-closed", slug(ReviewRules.late(atHead(late), approval)));
        assertEquals("not-expired", slug(ReviewRules.late(atHead(early), expiry)));
        assertEquals(FINE, slug(ReviewRules.late(atHead(inTime.decided(Outcome.APPROVED, "rosa")), approval)));
        assertEquals(FINE, slug(ReviewRules.late(atHead(required().opened()), opened(inTime.state()))));
        assertEquals(FINE, slug(ReviewRules.late(atHead(required().opened()), escalated(inTime.state()))));
    }

    private static TrailState atHead(Trails trail) {
        var entries = trail.entries();
        return TrailState.fold(entries, entries.get(entries.size() - 1).header().at());
    }

    @Test
    void whoHasAPartInTheDecisionMayNotDecide() {
        // Given
        var state = Trails.proposed("high", 2, List.of())
                .opened()
                .decided(Outcome.APPROVED, "rosa")
                .state();

        // When, Then
        assertEquals("is-requester", reason(state, "rita"));
        assertEquals("is-requester", reason(state, "agent"));
        assertEquals("is-workflow-owner", reason(state, "olivia"));
        assertEquals("has-decided", reason(state, "rosa"));
        assertTrue(ReviewRules.eligibility(state, Trails.reviewer("ravi"), Outcome.APPROVED, Trails.START)
                .isEmpty());
    }

    private static Trails required() {
        return Trails.proposed("high", 1, List.of());
    }

    private static void assertRow(String what, Trails trail, String opened, String decided, String expired) {
        var state = trail.state();
        assertEquals(opened, slug(ReviewRules.check(state, opened(state))), what + ": opened");
        assertEquals(decided, slug(ReviewRules.check(state, decided(state))), what + ": decided");
        assertEquals(expired, slug(ReviewRules.check(state, expired(trail))), what + ": expired");
        assertEquals(decided, slug(ReviewRules.check(state, delegated(state))), what + ": delegated");
        assertEquals(decided, slug(ReviewRules.check(state, escalated(state))), what + ": escalated");
    }

    private static ReviewEvent delegated(TrailState state) {
        return new ReviewEvent.Delegated(
                state.head(),
                new Delegation(
                        Trails.ID,
                        state.subject(),
                        Trails.reviewer("dora").person(),
                        Trails.START.plusSeconds(60),
                        "away"),
                "token");
    }

    private static ReviewEvent escalated(TrailState state) {
        return new ReviewEvent.Escalated(
                state.head(), new Escalation(Trails.ID, state.subject(), 1, List.of("g"), ""), Optional.empty());
    }

    private static ReviewEvent opened(TrailState state) {
        return new ReviewEvent.Opened(state.head(), state.subject(), List.of("g"), 1, Trails.START);
    }

    private static ReviewEvent decided(TrailState state) {
        return new ReviewEvent.Decided(
                state.head(),
                new Statement(Trails.ID, state.subject(), Digest.of(new byte[0]), Outcome.APPROVED, "m", ""),
                "token",
                Optional.empty());
    }

    private static ReviewEvent expired(Trails trail) {
        return new ReviewEvent.Expired(trail.state().head(), trail.statement(Outcome.EXPIRED));
    }

    private static String reason(TrailState state, String sub) {
        return String.valueOf(ReviewRules.eligibility(state, Trails.reviewer(sub), Outcome.APPROVED, Trails.START)
                .orElseThrow()
                .extensions()
                .get("reason"));
    }

    private static String slug(Optional<? extends RuntimeException> refusal) {
        return refusal.map(problem -> ((HttpProblem) problem).type().toString().replaceAll(".*/", ""))
                .orElse(FINE);
    }
}
