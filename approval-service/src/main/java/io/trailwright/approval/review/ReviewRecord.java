package io.trailwright.approval.review;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
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
 * @param escalatesAt when the next step of the ladder is taken by itself; empty when nothing is
 * @param delegates to whom the decision was handed on
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
        Optional<Instant> closedAt,
        Optional<Instant> escalatesAt,
        List<Delegate> delegates) {

    /** Somebody who may decide in a reviewer's stead. @param until from then on they may not */
    public record Delegate(String iss, String sub, Instant until) {}

    public static final String UNREADABLE = "unreadable";

    public ReviewRecord {
        reasons = List.copyOf(reasons);
        groups = List.copyOf(groups);
        delegates = List.copyOf(delegates);
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
                reviewed.review().closedAt(),
                reviewed.review() instanceof ReviewState.Open
                        ? state.progress().ladder().dueAt()
                        : Optional.empty(),
                delegates(state.progress().delegations()));
    }

    private static List<Delegate> delegates(List<Delegation.Recorded> delegations) {
        return delegations.stream()
                .filter(Delegation.Recorded::counts)
                .map(Delegation.Recorded::delegation)
                .map(each -> new Delegate(
                        storable(each.to().iss().orElseThrow()),
                        storable(each.to().sub()),
                        each.until()))
                .distinct()
                .toList();
    }

    /** Whether there is anything in it for people; a trail that never needed any is not kept in the queue. */
    boolean concernsPeople() {
        return !state.equals("not-needed") && !state.equals("paused") && !state.equals("withdrawn");
    }

    private static List<String> reasons(Evaluation.Evaluated evaluated) {
        return evaluated.rules().stream().map(rule -> storable(rule.reason())).toList();
    }

    /** PostgreSQL's text cannot hold U+0000, JSON's strings can. */
    private static String storable(String text) {
        return text.replace('\0', '\u2400');
    }
}
