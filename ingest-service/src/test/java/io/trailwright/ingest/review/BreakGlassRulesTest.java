package io.trailwright.ingest.review;

import static io.trailwright.core.trail.Statement.Outcome.APPROVED;
import static io.trailwright.core.trail.Statement.Outcome.BREAK_GLASS;
import static io.trailwright.core.trail.Statement.Outcome.NOT_UPHELD;
import static io.trailwright.core.trail.Statement.Outcome.REJECTED;
import static io.trailwright.core.trail.Statement.Outcome.UPHELD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.TrailState;
import io.trailwright.ingest.Trails;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the ledger takes in about a break-glass, in each state of the trail. */
class BreakGlassRulesTest {
    private static final String FINE = "fine";

    @Test
    void whatMayBeStatedInEachState() {
        assertRow("not opened", emergency(), "review-closed", "review-closed", "review-closed");
        assertRow("open", emergency().opened(), FINE, FINE, "review-closed");
        assertRow(
                "rejected",
                emergency().opened().decided(REJECTED, "rosa"),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow(
                "expired",
                emergency().opened().later(Duration.ofHours(5)),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow("withdrawn", emergency().opened().stated(Outcome.WITHDRAWN), FINE, FINE, "review-closed");
        assertRow(
                "approved",
                emergency().opened().decided(APPROVED, "rosa"),
                "review-closed",
                "review-closed",
                "review-closed");
        assertRow("broken", broken(), "glass-broken", FINE, "review-closed");
        assertRow("not used in time", broken().later(Duration.ofMinutes(2)), "glass-broken", FINE, FINE);
        assertRow("not used, and expired", broken().later(Duration.ofHours(5)), "review-closed", "review-closed", FINE);
        assertRow("broken, then stopped", broken().decided(REJECTED, "rosa"), "review-closed", "review-closed", FINE);
        assertRow(
                "closed",
                broken().later(Duration.ofMinutes(3)).decided(UPHELD, "rosa", "finance-reviewers"),
                "glass-broken",
                FINE,
                "review-closed");
        assertRow(
                "no policy entry",
                Trails.proposed("high", 1, List.of()).opened(),
                "no-break-glass",
                FINE,
                "review-closed");
    }

    @Test
    void aFindingNamesTheEntryThatBrokeTheGlass() {
        // Given
        var state = broken().later(Duration.ofMinutes(2)).state();
        // When
        var refusal = (HttpProblem) ReviewRules.check(state, event(state, NOT_UPHELD, state.subject()))
                .orElseThrow();
        // Then
        assertEquals("statement-stale", slug(Optional.of(refusal)));
        assertEquals(
                state.breakGlass().orElseThrow().subject().toString(),
                refusal.extensions().get("subject"));
    }

    @Test
    void whoMayNot() {
        var open = emergency().opened().state();
        assertEquals("not-preauthorised", reason(open, BREAK_GLASS, "rosa", "finance-reviewers"));
        assertEquals("is-requester", reason(open, BREAK_GLASS, "rita", "on-call"));
        assertEquals("is-workflow-owner", reason(open, BREAK_GLASS, "olivia", "on-call"));
        assertEquals(FINE, reason(open, BREAK_GLASS, "otto", "on-call"));
        var broken = broken().later(Duration.ofMinutes(2)).state();
        assertEquals("broke-the-glass", reason(broken, UPHELD, "otto", "finance-reviewers"));
        assertEquals("not-in-group", reason(broken, UPHELD, "olga", "on-call"));
        assertEquals("is-requester", reason(broken, UPHELD, "rita", "finance-reviewers"));
        assertEquals("is-workflow-owner", reason(broken, NOT_UPHELD, "olivia", "finance-reviewers"));
        assertEquals(FINE, reason(broken, NOT_UPHELD, "rosa", "finance-reviewers"));
    }

    private static Trails emergency() {
        return Trails.proposed("high", 1, List.of()).evaluatedForEmergencies();
    }

    private static Trails broken() {
        return emergency().opened().decided(BREAK_GLASS, "otto", "on-call");
    }

    private static void assertRow(String what, Trails trail, String breaking, String approving, String finding) {
        var state = trail.state();
        assertEquals(breaking, answer(state, BREAK_GLASS, "olga", "on-call"), what + ": break-glass");
        assertEquals(approving, answer(state, APPROVED, "ravi", "finance-reviewers"), what + ": approved");
        assertEquals(finding, answer(state, UPHELD, "ravi", "finance-reviewers"), what + ": upheld");
        assertEquals(finding, answer(state, NOT_UPHELD, "ravi", "finance-reviewers"), what + ": not upheld");
    }

    private static String answer(TrailState state, Outcome outcome, String sub, String group) {
        var about = outcome.finding()
                ? state.breakGlass().map(BreakGlass::subject).orElse(state.subject())
                : state.subject();
        var refused = slug(ReviewRules.check(state, event(state, outcome, about)));
        return refused.equals(FINE) ? reason(state, outcome, sub, group) : refused;
    }

    private static ReviewEvent event(TrailState state, Outcome outcome, Digest about) {
        return new ReviewEvent.Decided(
                state.head(),
                new Statement(Trails.ID, about, Digest.of(new byte[0]), outcome, "m", "because"),
                "token",
                Optional.empty());
    }

    private static String reason(TrailState state, Outcome outcome, String sub, String group) {
        return ReviewRules.eligibility(state, Trails.reviewer(sub, group), outcome, Trails.START)
                .map(problem -> String.valueOf(problem.extensions().get("reason")))
                .orElse(FINE);
    }

    private static String slug(Optional<? extends RuntimeException> refusal) {
        return refusal.map(problem -> ((HttpProblem) problem).type().toString().replaceAll(".*/", ""))
                .orElse(FINE);
    }
}
