package io.trailwright.approval.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A review as the page shows it: recorded parts, as they were recorded. */
@Schema(name = "Review")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewDoc(
        UUID decisionId,

        @Schema(
                description = "not-needed, wanted, open, paused, changes-requested, lapsed, approved,"
                        + " rejected, withdrawn or expired")
        String state,

        @Schema(implementation = Object.class) @Nullable JsonNode request,
        @Schema(implementation = Object.class) @Nullable JsonNode action,
        List<EvidenceDoc> evidence,
        @Schema(implementation = Object.class) @Nullable JsonNode recommendation,
        @Schema(implementation = Object.class) @Nullable JsonNode exceptions,
        String tier,
        @Schema(implementation = Object.class) @Nullable JsonNode policy,
        @Schema(implementation = Object.class) @Nullable JsonNode rules,
        @Schema(implementation = Object.class) @Nullable JsonNode requirement,

        @Schema(description = "Leaf hash of the newest entry that changed the content; a decision has to name it.")
        String subject,

        @Schema(description = "SHA-256 of the canonical JSON of what is shown; a decision has to name it.")
        String view,

        @Schema(description = "What belongs to the view and cannot be shown; with a gap nothing can be approved.")
        List<String> gaps,

        @Nullable Instant openedAt,
        @Nullable Instant expiresAt,
        List<StatementDoc> statements,

        @Schema(description = "Who approves, one stage after the other; the first that is not full is asked now.")
        List<StageDoc> stages,

        @Schema(description = "When those who come next are asked besides; absent when nobody comes next.") @Nullable
        Instant escalatesAt,

        List<DelegationDoc> delegations,
        @Nullable BreakGlassDoc breakGlass,
        boolean eligible,

        @Schema(description = "Why the person cannot decide, when they cannot.") @Nullable
        String reason) {

    /**
     * What may be done in an emergency, and what was; absent where policy names nobody and nothing was done.
     *
     * @param mayInvoke whether the person may break the glass
     * @param mayClose whether the person may close the later review
     * @param laterReview open, overdue or closed; absent, with all below, while no glass is broken
     * @param subject what a finding has to name
     */
    @Schema(name = "BreakGlass")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BreakGlassDoc(
            boolean mayInvoke,
            boolean mayClose,
            @Nullable String laterReview,
            @Nullable String subject,
            @Nullable Boolean used,
            @Nullable Instant brokenAt,
            @Nullable Instant permittedUntil,
            @Nullable Instant reviewBy) {}

    /** Metadata of a piece of evidence. @param content where its bytes are; absent when they are not held here */
    @Schema(name = "ReviewEvidence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EvidenceDoc(
            int number,
            String kind,
            String title,
            String mediaType,
            @Nullable String digest,
            @Nullable Long size,
            @Nullable String location,
            @Nullable String obtainedAt,
            @Nullable String content,
            @Nullable String problem) {}

    /** A stage of the review. @param groups whose members may approve here, after escalations */
    @Schema(name = "ReviewStage")
    record StageDoc(String name, List<String> groups, int approvalsNeeded, int approvalsGiven) {}

    /** A part that was handed to somebody else, and that holds. */
    @Schema(name = "ReviewDelegation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelegationDoc(@Nullable String from, String to, Instant until, String reason) {}

    /** What somebody stated. @param ignoredBecause why it does not count */
    @Schema(name = "ReviewStatement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatementDoc(
            @Nullable String name,
            String verdict,
            String reason,
            Instant at,
            boolean counted,
            @Nullable String ignoredBecause) {}
}
