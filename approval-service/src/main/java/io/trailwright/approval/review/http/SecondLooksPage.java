package io.trailwright.approval.review.http;

import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.secondlook.SecondLookStore.Waiting;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions that were drawn to be looked at once more. */
record SecondLooksPage(
        String person, String token, @Nullable Notice notice, List<Line> lines) {

    record Line(String id, VisibleText action, VisibleText workflow, String drawn) {
        static Line of(Waiting waiting) {
            return new Line(
                    waiting.trail().toString(),
                    VisibleText.line(waiting.action()),
                    VisibleText.line(waiting.workflow()),
                    Times.at(waiting.drawnAt()));
        }
    }

    SecondLooksPage {
        lines = List.copyOf(lines);
    }

    static SecondLooksPage of(String person, String token, @Nullable Notice notice, List<Waiting> waiting) {
        return new SecondLooksPage(
                person, token, notice, waiting.stream().map(Line::of).toList());
    }
}
