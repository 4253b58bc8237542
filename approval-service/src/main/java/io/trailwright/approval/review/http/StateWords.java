package io.trailwright.approval.review.http;

import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.show.Times;
import io.trailwright.core.trail.Statement.Outcome;

/** Where a review stands, in a sentence. */
final class StateWords {
    private StateWords() {}

    /** What the person who looks at it has done themselves. */
    static String stated(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> "You approved this";
            case CHANGES_REQUESTED -> "You asked for changes";
            case BREAK_GLASS -> "You let this run in an emergency";
            case RECUSED -> "You take no part in this";
            case UPHELD, NOT_UPHELD -> "You closed the later review of this";
            default -> "You rejected this";
        };
    }

    static String of(ReviewState review) {
        if (review instanceof ReviewState.Open) {
            return "Waiting for a decision.";
        }
        if (review instanceof ReviewState.Wanted) {
            return "The review is being opened. Look again in a moment.";
        }
        if (review instanceof ReviewState.Paused paused) {
            return "This cannot be decided now: " + paused.cause() + ".";
        }
        if (review instanceof ReviewState.ChangesRequested asked) {
            return "Changes were requested on " + Times.at(asked.at())
                    + ". It can be decided once evidence has been added.";
        }
        if (review instanceof ReviewState.Withdrawn withdrawn) {
            return "Withdrawn on " + Times.at(withdrawn.at()) + " by the client that proposed it.";
        }
        if (review instanceof ReviewState.Approved approved) {
            return "Approved on " + Times.at(approved.at()) + ".";
        }
        if (review instanceof ReviewState.BrokenGlass broken) {
            return "Let run in an emergency on " + Times.at(broken.at()) + ", before it was approved.";
        }
        if (review instanceof ReviewState.Rejected rejected) {
            return "Rejected on " + Times.at(rejected.at()) + ".";
        }
        if (review instanceof ReviewState.Expired expired) {
            return "Expired on " + Times.at(expired.at()) + ": nobody decided in time, so it must not run.";
        }
        return review instanceof ReviewState.Lapsed
                ? "The time limit has passed. Nothing can be decided any more."
                : "No review is needed.";
    }
}
