package io.trailwright.approval.review.http;

import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.review.http.ReviewPage.Form;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.review.http.ReviewPageMaker.Around;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.Statement.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the person may do here, and what they have done. */
final class FormShown {
    private FormShown() {}

    static Form of(ReviewedTrail trail, Around around) {
        var whyNot = whyNot(trail, around.person());
        return new Form(
                whyNot.isEmpty(),
                trail.view().gaps().isEmpty()
                        && trail.ineligible(around.person().reviewer()).isEmpty(),
                whyNot.orElse(""),
                trail.state().subject().toString(),
                trail.view().digest().toString(),
                around.token(),
                VisibleText.ours(PersonsDecision.meaning(Outcome.APPROVED)),
                VisibleText.ours(PersonsDecision.meaning(Outcome.REJECTED)),
                around.reason());
    }

    private static Optional<String> whyNot(ReviewedTrail trail, SignedIn person) {
        if (!(trail.review() instanceof ReviewState.Open)) {
            return Optional.of(StateWords.of(trail.review()));
        }
        return trail.ineligible(person.reviewer(), Outcome.REJECTED)
                .map(reason -> "You cannot decide this: " + VisibleText.line(person.displayName()) + " "
                        + reason.sentence() + ".");
    }

    /** What the person has stated themselves, once the trail says so. */
    static @Nullable Notice decided(ReviewedTrail trail, SignedIn person) {
        return trail.state().reviews().stream()
                .filter(review -> review.reviewer()
                        .filter(other -> other.person().same(person.reviewer().person()))
                        .isPresent())
                .reduce((earlier, later) -> later)
                .map(review -> new Notice(
                        review.counts() ? "good" : "plain",
                        StateWords.stated(review.statement().outcome()),
                        "Recorded in the ledger on " + Times.at(review.at()) + ", entry " + review.seq()
                                + " of this trail."))
                .orElse(null);
    }

    /** The same, told on the page of the next one. */
    static @Nullable Notice before(ReviewedTrail trail, SignedIn person) {
        var decided = decided(trail, person);
        return decided == null
                ? null
                : new Notice(
                        decided.kind(),
                        decided.title()
                                .replace("this", VisibleText.line(trail.view().actionType()) + " of the review before"),
                        decided.text() + " Here is the next one.");
    }
}
