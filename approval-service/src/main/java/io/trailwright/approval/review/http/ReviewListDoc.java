package io.trailwright.approval.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trailwright.approval.review.ReviewRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reviews in order. @param complete false when there are more than were asked for */
@Schema(name = "ReviewList")
record ReviewListDoc(List<LineDoc> reviews, boolean complete) {

    /** One review of the queue. */
    @Schema(name = "ReviewLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineDoc(
            UUID decisionId,

            @Schema(description = "The caller's own sentence about the decision: declared, not verified.")
            String summary,

            String workflow,
            String action,
            String tier,
            String state,
            String subject,
            @Nullable Instant openedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant closedAt,
            List<String> groups,

            @Schema(description = "Why policy asks, one for each rule that fired.")
            List<String> reasons,

            int approvalsNeeded,
            int approvalsCounted) {

        static LineDoc of(ReviewRecord review) {
            return new LineDoc(
                    review.trail(),
                    review.summary(),
                    review.workflow(),
                    review.action(),
                    review.tier().wire(),
                    review.state(),
                    review.subject().toString(),
                    review.openedAt().orElse(null),
                    review.expiresAt().orElse(null),
                    review.closedAt().orElse(null),
                    review.groups(),
                    review.reasons(),
                    review.approvalsNeeded(),
                    review.approvalsCounted());
        }
    }

    static ReviewListDoc of(List<ReviewRecord> found, int limit) {
        return new ReviewListDoc(found.stream().limit(limit).map(LineDoc::of).toList(), found.size() <= limit);
    }
}
