package io.trailwright.approval.review;

import io.trailwright.approval.trail.ChainCheck;
import io.trailwright.approval.trail.TrailCopy.KeptTrail;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Eligibility;
import io.trailwright.core.trail.Eligibility.Ineligible;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.core.trail.Requirement;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.TrailState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A trail as a reviewer meets it: the entries, what they fold into, where the review stands and what is shown.
 *
 * @param at the instant for which all of it holds
 */
public record ReviewedTrail(List<Entry> entries, TrailState state, ReviewState review, ReviewView view, Instant at) {

    public ReviewedTrail {
        entries = List.copyOf(entries);
    }

    /**
     * @param kept not empty
     * @throws UnreadableTrailException if the trail has a hole or does not hold together
     * @throws RuntimeException of any other kind if an entry is not of its kind's shape
     */
    public static ReviewedTrail of(KeptTrail kept, Instant now) {
        var entries = kept.entries();
        kept.damage().or(() -> ChainCheck.problem(entries)).ifPresent(problem -> {
            throw new UnreadableTrailException(problem);
        });
        var state = TrailState.fold(entries, now);
        return new ReviewedTrail(entries, state, ReviewState.of(state, entries), ReviewView.of(state, entries), now);
    }

    /** The newest evaluation that said anything, even if the content changed since: whom it would concern. */
    public Optional<Evaluation.Evaluated> lastEvaluated() {
        return state.evaluated().or(() -> entries.stream()
                .filter(entry -> entry.header().kind() == EntryKind.POLICY_EVALUATED)
                .flatMap(entry -> entry.json("evaluation").map(Evaluation::read).stream())
                .filter(Evaluation.Evaluated.class::isInstance)
                .map(Evaluation.Evaluated.class::cast)
                .reduce((earlier, later) -> later));
    }

    /** Whether people were ever asked: before that there is nothing to look at. */
    boolean everOpened() {
        return entries.stream().anyMatch(entry -> entry.header().kind() == EntryKind.REVIEW_OPENED);
    }

    /** Groups whose members are asked in any stage, those that an escalation brought in among them. */
    public List<String> groups() {
        var named = lastEvaluated().stream().flatMap(evaluated -> evaluated.requirement().groups().stream());
        var joined = state.progress().stages().stages().stream().flatMap(step -> step.joined().stream());
        return Stream.concat(named, joined).distinct().toList();
    }

    /** Groups whose members may let it run in an emergency; they are not asked, and may look. */
    private List<String> preauthorised() {
        return lastEvaluated()
                .flatMap(evaluated -> evaluated.requirement().breakGlass())
                .map(Requirement.BreakGlassRule::groups)
                .orElse(List.of());
    }

    /** Whether this person is one of those who are asked, or may break the glass, whatever else speaks against them. */
    public boolean concerns(Reviewer reviewer) {
        return groups().stream().anyMatch(reviewer.groups()::contains)
                || preauthorised().stream().anyMatch(reviewer.groups()::contains)
                || !state.progress().heldBy(reviewer.person(), at).isEmpty();
    }

    /** Why the person cannot approve; empty when they can, or when nobody can because policy has not spoken. */
    public Optional<Ineligible> ineligible(Reviewer reviewer) {
        return ineligible(reviewer, Outcome.APPROVED);
    }

    /** Why the person cannot state this; empty when they can, or when nobody can because policy has not spoken. */
    public Optional<Ineligible> ineligible(Reviewer reviewer, Outcome outcome) {
        if (outcome.finding()) {
            return state.breakGlass().flatMap(glass -> glass.closing(reviewer, state.participants()));
        }
        return outcome == Outcome.BREAK_GLASS
                ? state.breakGlass(reviewer, at)
                : eligibility().flatMap(rules -> rules.check(reviewer, outcome));
    }

    /** Who may decide, hand on and escalate; empty while policy has not spoken at all. */
    public Optional<Eligibility> eligibility() {
        return lastEvaluated()
                .map(found -> new Eligibility(found.requirement(), state.participants(), state.progress(), at));
    }
}
