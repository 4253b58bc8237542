package io.trailwright.approval.review.http;

import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Statement.Outcome;
import java.util.Optional;

/**
 * Break-glass on the page of a review, for {@code review/break-glass.html}: the form for whoever may, what was done, and
 * the form that closes the later review.
 *
 * @param state {@code open}, {@code overdue} or {@code closed}; empty where no glass was broken
 * @param whyNotClose why the person cannot close an open later review; empty when they can
 * @param glass the entry that a finding is about
 */
record BreakGlassShown(
        String id,
        String token,
        String subject,
        String view,
        boolean canInvoke,
        String permitFor,
        VisibleText meaningOfInvoking,
        String state,
        String told,
        VisibleText reason,
        String finding,
        VisibleText findingReason,
        boolean canClose,
        String whyNotClose,
        String glass,
        VisibleText meaningOfUpheld,
        VisibleText meaningOfNotUpheld,
        boolean conflictAsked,
        String written) {

    static BreakGlassShown of(ReviewedTrail trail, SignedIn person, String token, String written) {
        var glass = trail.state().breakGlass();
        var later = glass.map(found -> found.laterReview(trail.at()).wire()).orElse("");
        var whyNot = whyNotClose(trail, person, glass);
        return new BreakGlassShown(
                trail.view().decision().toString(),
                token,
                trail.state().subject().toString(),
                trail.view().digest().toString(),
                canInvoke(trail, person),
                trail.state()
                        .evaluated()
                        .flatMap(found -> found.requirement().breakGlass())
                        .map(rule -> Times.length(rule.permitFor()))
                        .orElse(""),
                VisibleText.ours(PersonsDecision.meaning(Outcome.BREAK_GLASS)),
                later,
                glass.map(found -> BreakGlassWords.told(found, trail.at())).orElse(""),
                VisibleText.block(
                        glass.map(found -> found.invoked().statement().reason()).orElse("")),
                glass.flatMap(BreakGlass::finding).map(BreakGlassWords::finding).orElse(""),
                VisibleText.block(glass.flatMap(BreakGlass::finding)
                        .map(found -> found.statement().reason())
                        .orElse("")),
                trail.state().laterReviewReady() && whyNot.isEmpty(),
                whyNot,
                glass.map(found -> found.subject().toString()).orElse(""),
                VisibleText.ours(PersonsDecision.meaning(Outcome.UPHELD)),
                VisibleText.ours(PersonsDecision.meaning(Outcome.NOT_UPHELD)),
                DeclarationsShown.conflictAsked(trail),
                written);
    }

    /** Whether there is anything to show. */
    public boolean any() {
        return canInvoke || !state.isEmpty();
    }

    private static boolean canInvoke(ReviewedTrail trail, SignedIn person) {
        return trail.review() instanceof ReviewState.Open
                && trail.view().gaps().isEmpty()
                && trail.ineligible(person.reviewer(), Outcome.BREAK_GLASS).isEmpty();
    }

    private static String whyNotClose(ReviewedTrail trail, SignedIn person, Optional<BreakGlass> glass) {
        if (glass.isEmpty() || glass.get().finding().isPresent()) {
            return "";
        }
        if (!trail.state().laterReviewReady()) {
            return "It can be closed when nothing can begin on its account any more.";
        }
        return glass.get()
                .closing(person.reviewer(), trail.state().participants())
                .map(reason -> "You cannot close it: " + VisibleText.line(person.displayName()) + " "
                        + reason.sentence() + ".")
                .orElse("");
    }
}
