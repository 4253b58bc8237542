package io.trailwright.approval.review;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.core.trail.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the queue, derived from a trail; the trail itself is what counts.
 *
 * @param state as {@link ReviewState#wire()}, or {@code unreadable}
 * @param reasons why policy asks, one for each rule that fired
 */
public record ReviewRecord(
        String log,
        UUID trail,
        String state,
        String summary,
        String workflow,
        String action,
        Tier tier,
        Digest subject,
        Digest head,
        List<String> reasons,
        List<String> groups,
        int approvalsNeeded,
        int approvalsCounted,
        Optional<Instant> openedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> closedAt) {

    public static final String UNREADABLE = "unreadable";

    public ReviewRecord {
        reasons = List.copyOf(reasons);
        groups = List.copyOf(groups);
    }

    static ReviewRecord of(ReviewedTrail reviewed) {
        var state = reviewed.state();
        var view = reviewed.view();
        var evaluated = reviewed.lastEvaluated();
        return new ReviewRecord(
                view.log(),
                view.decision(),
                reviewed.review().wire(),
                storable(view.summary()),
                storable(view.workflow()),
                storable(view.actionType()),
                state.tier(),
                state.subject(),
                state.head(),
                evaluated.map(ReviewRecord::reasons).orElse(List.of()),
                reviewed.groups().stream()
                        .map(ReviewRecord::storable)
                        .distinct()
                        .toList(),
                evaluated.map(found -> found.requirement().approvals()).orElse(0),
                state.approvals().size(),
                reviewed.review() instanceof ReviewState.Open open ? Optional.of(open.since()) : Optional.empty(),
                state.expiresAt(),
                reviewed.review().closedAt());
    }

    /** Whether there is anything in it for people; a trail that never needed any is not kept in the queue. */
    boolean concernsPeople() {
        return !state.equals("not-needed") && !state.equals("paused");
    }

    private static List<String> reasons(Evaluation.Evaluated evaluated) {
        return evaluated.rules().stream().map(rule -> storable(rule.reason())).toList();
    }

    /** PostgreSQL's text cannot hold U+0000, JSON's strings can. */
    private static String storable(String text) {
        return text.replace('\0', '\u2400');
    }
}
