package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where a decision stands: a pure function of its trail and the time. Every service computes permission from this and
 * from nothing else, so what was recorded and what may happen cannot drift apart.
 *
 * @param head leaf hash of the newest entry: the value to compare and set against
 * @param subject leaf hash of the newest entry that changed the content: what a statement must name
 * @param action what was proposed; empty when that part is erased
 * @param evaluation the newest; undetermined when there is none yet, or none since the content changed
 * @param reviewOpened a review was opened for the current content and evaluation
 * @param reviews every statement, counted or not, in order
 * @param approvals of those, the ones that approve the current content under the current evaluation
 * @param progress which stage the review has reached, who is asked, and what was handed on
 * @param evidence digests of all evidence that is recorded
 * @param breakGlass that it was let run in an emergency, and what became of the review that has to follow
 * @param expiresAt when the review's time limit ends; empty when no review is needed
 * @param changes reports of what was done, in order
 * @param reviewVerdict what the verdict is without the break-glass, as long as that has not been used: where the ordinary
 *     review stands, which goes on beside it
 */
public record TrailState(
        UUID trail,
        Digest head,
        long headSeq,
        long headIndex,
        Digest subject,
        long subjectSeq,
        Optional<Action> action,
        Evaluation evaluation,
        Participants participants,
        boolean reviewOpened,
        List<Review> reviews,
        List<Review> approvals,
        ReviewProgress progress,
        Set<Digest> evidence,
        Optional<BreakGlass> breakGlass,
        Optional<Instant> expiresAt,
        PermitState permit,
        List<Change> changes,
        List<Violation> violations,
        Verdict reviewVerdict,
        Verdict verdict) {

    public TrailState {
        reviews = List.copyOf(reviews);
        approvals = List.copyOf(approvals);
        evidence = Set.copyOf(evidence);
        changes = List.copyOf(changes);
        violations = List.copyOf(violations);
    }

    /**
     * Folds the entries of one trail, in order and complete from {@code seq} 0.
     *
     * @param now decides only whether the time limit and the permit have run out
     * @throws IllegalArgumentException if the entries are empty or not the gapless start of one trail
     * @throws io.trailwright.core.json.JsonException if a part is not of its kind's shape
     */
    public static TrailState fold(List<Entry> entries, Instant now) {
        var fold = new TrailFold();
        entries.forEach(fold::add);
        return fold.at(now);
    }

    /** The tier of the newest evaluation; high while there is none. */
    public Tier tier() {
        return evaluated().map(Evaluation.Evaluated::tier).orElse(Tier.HIGH);
    }

    public Optional<Evaluation.Evaluated> evaluated() {
        return evaluation instanceof Evaluation.Evaluated evaluated ? Optional.of(evaluated) : Optional.empty();
    }

    /** Why the person cannot break the glass. */
    public Optional<Eligibility.Ineligible> breakGlass(Reviewer reviewer, Instant now) {
        return eligibility(now)
                .map(rules -> rules.breakGlass(reviewer, breakGlass.isPresent()))
                .orElse(Optional.of(Eligibility.Ineligible.NO_BREAK_GLASS));
    }

    /** A later review is open, and nothing can begin any more on account of the break-glass. */
    public boolean laterReviewReady() {
        return verdict == reviewVerdict
                && breakGlass.filter(glass -> glass.finding().isEmpty()).isPresent();
    }

    /** What is asked of whoever states this; of a finding, what was asked of the break-glass. Empty while policy has not spoken. */
    public Optional<Requirement> requirement(Statement.Outcome outcome) {
        return outcome.finding()
                ? breakGlass.map(glass -> glass.rules().requirement())
                : evaluated().map(Evaluation.Evaluated::requirement);
    }

    /** How a person must have signed in to state this; a finding is asked what the break-glass was asked. */
    public Requirement.SignIn signIn(Statement.Outcome outcome) {
        if (!outcome.needsSignIn()) {
            return Requirement.SignIn.ANY;
        }
        return requirement(outcome).map(Requirement::signIn).orElse(Requirement.SignIn.ANY);
    }

    /** Who may decide at this instant; empty while policy has not spoken. */
    public Optional<Eligibility> eligibility(Instant now) {
        return evaluated().map(found -> new Eligibility(found.requirement(), participants, progress, now));
    }
}
