package io.trailwright.reconstruction.trail.http;

import io.trailwright.reconstruction.account.Headline;
import java.time.Instant;
import java.util.List;

/**
 * What the page with the list of decisions shows.
 *
 * @param next the decision after which the next page begins; empty on the last page
 * @param first whether this is the first page
 */
public record ListView(String tenant, List<Line> lines, String next, boolean first) {
    public ListView {
        lines = List.copyOf(lines);
    }

    /** One decision. */
    public record Line(
            String id,
            String title,
            String workflow,
            String tier,
            String verdict,
            String tone,
            String at,
            int entries) {

        static Line of(Headline line, Instant now) {
            var id = line.decision().toString();
            return new Line(
                    id,
                    line.summary().isBlank() ? "Decision " + id : line.summary(),
                    line.workflow(),
                    line.tier(),
                    TrailViews.words(line.verdictAt(now)),
                    TrailViews.tone(line.verdictAt(now)),
                    TrailViews.at(line.firstAt()),
                    line.entries());
        }
    }
}
