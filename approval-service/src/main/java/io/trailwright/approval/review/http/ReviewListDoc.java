package io.trailwright.approval.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trailwright.approval.claim.Claim;
import io.trailwright.approval.review.ReviewRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            int approvalsCounted,

            @Schema(description = "Who says that they are at it; absent for nobody. They keep nobody from deciding.")
            @Nullable
            String holder) {

        static LineDoc of(ReviewRecord review, Optional<Claim> claim) {
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
                    review.approvalsCounted(),
                    claim.map(Claim::name).orElse(null));
        }
    }

    /** @param claims those of the reviews that somebody is at */
    static ReviewListDoc of(List<ReviewRecord> found, Map<UUID, Claim> claims, int limit) {
        var lines = found.stream()
                .limit(limit)
                .map(review -> LineDoc.of(review, Optional.ofNullable(claims.get(review.trail()))))
                .toList();
        return new ReviewListDoc(lines, found.size() <= limit);
    }
}
