package io.trailwright.reconstruction.trail.http;

import io.trailwright.reconstruction.account.Headline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of decisions, newest first. */
@Schema(name = "TrailList")
record TrailListBody(
        List<LineBody> trails,

        @Schema(description = "Give it as `after` to get the next page; absent on the last page")
        Optional<UUID> next) {

    @Schema(name = "TrailLine")
    record LineBody(
            UUID decisionId,
            String workflow,
            String summary,
            String tier,
            String verdict,
            int entries,
            Instant firstAt,
            Instant lastAt) {

        static LineBody of(Headline line, Instant now) {
            return new LineBody(
                    line.decision(),
                    line.workflow(),
                    line.summary(),
                    line.tier(),
                    line.verdictAt(now),
                    line.entries(),
                    line.firstAt(),
                    line.lastAt());
        }
    }
}
