package io.trailwright.ingest.review;

import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Eligibility;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.problem.HttpProblem;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a review may be appended: pure functions of the folded trail. The order of the checks is the order of what a
 * reviewer must hear first: that it was another content, that it is over, that something else happened.
 */
final class ReviewRules {

    private ReviewRules() {}

    static Optional<RuntimeException> check(TrailState state, ReviewEvent event) {
        if (finding(event)) {
            return laterReview(state, event).or(() -> moved(state, event));
        }
        if (!state.subject().equals(event.subject())) {
            return Optional.of(stale(state));
        }
        if (event instanceof ReviewEvent.Expired) {
            return expiry(state).or(() -> moved(state, event));
        }
        if (state.reviewVerdict() != Verdict.REVIEW_REQUIRED) {
            return Optional.of(closed(state));
        }
        boolean opening = event instanceof ReviewEvent.Opened;
        if (opening == state.reviewOpened()) {
            return Optional.of(opening ? alreadyOpen() : closed(state));
        }
        return moved(state, event);
    }

    private static boolean finding(ReviewEvent event) {
        return event instanceof ReviewEvent.Decided decided
                && decided.statement().outcome().finding();
    }

    /** A finding is about the entry that broke the glass, and comes when nothing can begin on its account any more. */
    private static Optional<RuntimeException> laterReview(TrailState state, ReviewEvent event) {
        if (!state.laterReviewReady()) {
            return Optional.of(ProblemType.REVIEW_CLOSED
                    .with("Nothing can be found about a break-glass: there is none, its later review is closed, or the"
                            + " action can still begin on its account.")
                    .with("verdict", state.verdict().wire())
                    .build());
        }
        var subject = state.breakGlass().orElseThrow().subject();
        return event.subject().equals(subject)
                ? Optional.empty()
                : Optional.of(ProblemType.STATEMENT_STALE
                        .with("Name the entry that broke the glass as the subject.")
                        .with("subject", subject.toString())
                        .build());
    }

    /**
     * Time goes on between the check and the record: what was stated in the last moment may be recorded when the time limit
     * has passed, and then it does not count. Whoever stated it is told so.
     *
     * @param recorded the trail up to the event's own entry, at the time of that entry
     */
    static Optional<RuntimeException> late(TrailState recorded, ReviewEvent event) {
        boolean states = event instanceof ReviewEvent.Decided || event instanceof ReviewEvent.Expired;
        if (!states || lastCounts(recorded)) {
            return Optional.empty();
        }
        return Optional.of(
                event instanceof ReviewEvent.Expired && !recorded.verdict().terminal()
                        ? notExpired()
                        : closed(recorded));
    }

    /** Whether the trail's newest entry is a statement that counts. */
    static boolean lastCounts(TrailState recorded) {
        return recorded.reviews().stream()
                .filter(review -> review.seq() == recorded.headSeq())
                .anyMatch(Review::counts);
    }

    private static Optional<RuntimeException> expiry(TrailState state) {
        boolean stated = state.reviews().stream()
                .filter(Review::counts)
                .anyMatch(review -> review.statement().outcome() == Statement.Outcome.EXPIRED);
        if (state.verdict() == Verdict.EXPIRED && !stated) {
            return Optional.empty();
        }
        boolean waits = state.verdict() == Verdict.REVIEW_REQUIRED || state.verdict() != state.reviewVerdict();
        return Optional.of(waits ? notExpired() : closed(state));
    }

    /**
     * Separation of duties, by the same rule that the approval service shows and the fold counts by.
     *
     * @param state with an evaluation
     */
    static Optional<HttpProblem> eligibility(
            TrailState state, Reviewer reviewer, Statement.Outcome outcome, Instant now) {
        return ineligible(state, reviewer, outcome, now).map(reason -> ProblemType.NOT_ELIGIBLE
                .with("Let somebody else decide: this person " + reason.sentence() + ".")
                .with("reason", reason.wire())
                .build());
    }

    private static Optional<Eligibility.Ineligible> ineligible(
            TrailState state, Reviewer reviewer, Statement.Outcome outcome, Instant now) {
        if (outcome.finding()) {
            return state.breakGlass().orElseThrow().closing(reviewer, state.participants());
        }
        return outcome == Statement.Outcome.BREAK_GLASS
                ? state.breakGlass(reviewer, now)
                : rules(state, now).check(reviewer, outcome);
    }

    /** Why a decision cannot be handed on like this; empty when it can. */
    static Optional<HttpProblem> delegation(TrailState state, Reviewer from, Delegation delegation, Instant now) {
        return rules(state, now).delegation(from, delegation).map(refusal -> ProblemType.DELEGATION_REFUSED
                .with("Hand it to somebody else, or let somebody else hand it on: " + refusal.sentence() + ".")
                .with("reason", refusal.reason())
                .build());
    }

    /** Why nobody can be asked besides now; empty when they can. */
    static Optional<HttpProblem> escalation(
            TrailState state, Optional<Reviewer> by, Escalation escalation, Instant now) {
        return rules(state, now).escalation(by, escalation).map(refusal -> ProblemType.ESCALATION_REFUSED
                .with("Read the requirement of the decision again: " + refusal.sentence() + ".")
                .with("reason", refusal.reason())
                .build());
    }

    private static Eligibility rules(TrailState state, Instant now) {
        return state.eligibility(now).orElseThrow();
    }

    private static Optional<RuntimeException> moved(TrailState state, ReviewEvent event) {
        return state.head().equals(event.head())
                ? Optional.empty()
                : Optional.of(TrailWriter.moved(Optional.of(state.head().toString())));
    }

    private static HttpProblem stale(TrailState state) {
        return ProblemType.STATEMENT_STALE
                .with("Display the decision again: its content is not what was displayed.")
                .with("subject", state.subject().toString())
                .build();
    }

    private static HttpProblem closed(TrailState state) {
        return ProblemType.REVIEW_CLOSED
                .with("Nothing can be decided: the verdict is "
                        + state.verdict().wire() + (state.reviewOpened() ? "." : " and no review is open."))
                .with("verdict", state.verdict().wire())
                .build();
    }

    private static RuntimeException notExpired() {
        return ProblemType.NOT_EXPIRED.problem("Wait: the time limit of the review has not passed.");
    }

    private static RuntimeException alreadyOpen() {
        return ProblemType.REVIEW_OPEN.problem("Nothing is to do: the review of this content is open already.");
    }
}
