package io.trailwright.approval.review.http;

import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import java.time.Instant;
import java.util.List;

/**
 * The queue.
 *
 * @param waiting whether the tab with what waits is shown, or the one with what is over
 */
record InboxPage(String person, boolean waiting, List<Line> lines, boolean more) {
    InboxPage {
        lines = List.copyOf(lines);
    }

    /** @param when time left, or when it ended */
    record Line(
            String link,
            String tier,
            String state,
            VisibleText workflow,
            VisibleText action,
            VisibleText summary,
            List<VisibleText> reasons,
            String when,
            String progress) {

        static Line of(ReviewRecord review, Instant now) {
            return new Line(
                    "/reviews/" + review.trail(),
                    review.tier().wire(),
                    review.state(),
                    VisibleText.line(review.workflow()),
                    VisibleText.line(review.action()),
                    VisibleText.line(review.summary()),
                    review.reasons().stream().map(VisibleText::line).toList(),
                    when(review, now),
                    progress(review));
        }

        private static String when(ReviewRecord review, Instant now) {
            return review.closedAt()
                    .map(Times::at)
                    .orElseGet(() -> review.state().equals("open")
                            ? review.expiresAt()
                                    .map(end -> Times.left(now, end))
                                    .orElse("")
                            : "");
        }

        private static String progress(ReviewRecord review) {
            return review.approvalsNeeded() > 1
                    ? review.approvalsCounted() + " of " + review.approvalsNeeded() + " approvals"
                    : "";
        }
    }
}
