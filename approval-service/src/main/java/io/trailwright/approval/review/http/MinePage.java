package io.trailwright.approval.review.http;

import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.approval.stated.Stated;
import io.trailwright.approval.stated.StatedFigures.Own;
import io.trailwright.approval.stated.StatedStore.About;
import java.util.List;

/** What the person decided. */
record MinePage(String person, List<Line> lines, boolean more) {
    MinePage {
        lines = List.copyOf(lines);
    }

    /**
     * @param took from the asking to the statement; empty where that is not known
     * @param read how long and at what they looked; empty where it was not measured
     * @param after what became of it since, in words; empty when it stands
     */
    record Line(
            String link,
            String verdict,
            String at,
            VisibleText action,
            VisibleText workflow,
            VisibleText summary,
            String tier,
            String took,
            String read,
            String after) {

        static Line of(About about) {
            var stated = about.stated();
            return new Line(
                    "/reviews/" + stated.trail(),
                    stated.outcome().wire(),
                    Times.at(stated.at()),
                    VisibleText.line(about.action()),
                    VisibleText.line(about.workflow()),
                    VisibleText.line(about.summary()),
                    about.tier(),
                    stated.took().map(Times::length).orElse(""),
                    read(stated),
                    after(stated));
        }

        private static String read(Stated stated) {
            if (stated.seconds().isEmpty()) {
                return "";
            }
            return Times.seconds(stated.seconds().getAsLong()) + ", "
                    + stated.opened().orElse(0) + " of " + stated.documents() + " documents";
        }

        private static String after(Stated stated) {
            if (stated.overruled()) {
                return "Somebody else then rejected it.";
            }
            return stated.stands() ? "" : "It does not count any more.";
        }
    }

    static MinePage of(String person, Own own) {
        return new MinePage(person, own.statements().stream().map(Line::of).toList(), own.more());
    }
}
