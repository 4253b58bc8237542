package io.trailwright.approval.review.http;

import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Instant;

/** A break-glass and its later review, in sentences. */
final class BreakGlassWords {
    private BreakGlassWords() {}

    static String told(BreakGlass glass, Instant now) {
        return name(glass.invoked()) + " let this run in an emergency on "
                + Times.at(glass.invoked().at()) + ", before it was approved. "
                + (glass.used()
                        ? "The permit was redeemed. "
                        : glass.lets(now)
                                ? "It can be begun until " + Times.at(glass.permittedUntil()) + ". "
                                : "It was not used, and lets nothing run any more. ")
                + later(glass, now);
    }

    private static String later(BreakGlass glass, Instant now) {
        return switch (glass.laterReview(now)) {
            case OPEN -> "The later review is open and due by " + Times.at(glass.reviewBy()) + ".";
            case OVERDUE -> "The later review is overdue since " + Times.at(glass.reviewBy()) + ".";
            case CLOSED -> "The later review is closed.";
        };
    }

    static String finding(Review finding) {
        return name(finding) + " closed the later review on " + Times.at(finding.at()) + ": "
                + (finding.statement().outcome() == Outcome.UPHELD ? "upheld." : "not upheld.");
    }

    private static String name(Review review) {
        return review.reviewer()
                .map(who -> who.person().name().orElse(who.person().sub()))
                .map(name -> VisibleText.line(name).text())
                .orElse("Somebody");
    }
}
