package io.trailwright.ingest.decision.http;

import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.ReviewProgress;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.StageProgress;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a review is, as callers see it. */
final class ProgressView {

    private ProgressView() {}

    /** A stage of the review. */
    @Schema(name = "Stage")
    public record StageBody(
            String name,

            @Schema(description = "Whose members may approve here; an escalation adds to them")
            List<String> groups,

            int approvalsNeeded,
            int approvalsGiven) {
        static StageBody of(StageProgress.Step step) {
            return new StageBody(
                    step.stage().name(),
                    step.asked(),
                    step.stage().approvals(),
                    step.approvers().size());
        }
    }

    /** What a reviewer asked for before the decision can be decided. */
    @Schema(name = "ChangesRequested")
    public record ChangesBody(
            @Nullable String name,
            String reason,
            @Schema(format = "date-time") String at) {
        static ChangesBody of(Review review) {
            return new ChangesBody(
                    review.reviewer()
                            .map(Reviewer::person)
                            .map(person -> person.name().orElse(person.sub()))
                            .orElse(null),
                    review.statement().reason(),
                    review.at().toString());
        }
    }

    static List<StageBody> stages(ReviewProgress progress) {
        return progress.stages().stages().stream().map(StageBody::of).toList();
    }

    static @Nullable ChangesBody changes(ReviewProgress progress) {
        return progress.changesRequested().map(ChangesBody::of).orElse(null);
    }
}
