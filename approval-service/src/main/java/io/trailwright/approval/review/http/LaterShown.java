package io.trailwright.approval.review.http;

import io.trailwright.approval.review.LaterReviewStore.Waiting;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import java.time.Instant;

/** A later review that waits, in the queue. */
record LaterShown(
        String link,
        String tier,
        VisibleText action,
        VisibleText workflow,
        VisibleText summary,
        VisibleText by,
        String brokenAt,
        String dueAt,
        boolean overdue) {

    static LaterShown of(Waiting waiting, Instant now) {
        var review = waiting.review();
        var later = waiting.later();
        return new LaterShown(
                "/reviews/" + review.trail(),
                review.tier().wire(),
                VisibleText.line(review.action()),
                VisibleText.line(review.workflow()),
                VisibleText.line(review.summary()),
                VisibleText.line(later.name()),
                Times.at(later.brokenAt()),
                Times.at(later.dueAt()),
                later.overdue(now));
    }
}
