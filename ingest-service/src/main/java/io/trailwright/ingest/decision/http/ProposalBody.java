package io.trailwright.ingest.decision.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision as an agent proposes it. Who proposes is not in it: that is the token's to say. */
@Schema(name = "Proposal")
public record ProposalBody(
        @NotNull
        @Pattern(regexp = Patterns.NAME, message = Patterns.NAME_MESSAGE)
        @Schema(description = "A registered workflow", examples = "supplier-payout")
        String workflow,

        @Nullable @Size(min = 1, max = 100) String workflowVersion,

        @NotBlank @Size(max = 2000) @Schema(description = "The request in a sentence or two")
        String summary,

        @Nullable @Valid RequestedByBody requestedBy,

        @Nullable @Size(max = 50)
        List<@NotNull @Pattern(regexp = Patterns.NAME, message = Patterns.NAME_MESSAGE) String> dataCategories,

        @Nullable @Valid ToolBody tool,
        @Nullable @Valid PromptBody prompt,
        @NotNull @Valid ActionBody action,
        @Nullable @Size(max = MAX_EVIDENCE) List<@NotNull @Valid EvidenceBody> evidence,
        @Nullable @Valid RecommendationBody recommendation,

        @Nullable @Size(max = 50) @Schema(description = "Known exceptions; an empty list declares that there are none")
        List<@NotBlank @Size(max = 2000) String> exceptions) {

    static final int MAX_EVIDENCE = 100;

    /** On whose behalf the agent says it acts. */
    @Schema(name = "RequestedBy")
    public record RequestedByBody(
            @Nullable @Size(min = 1, max = 500) String iss,
            @NotBlank @Size(max = 300) String sub,
            @Nullable @Size(min = 1, max = 300) String name) {}

    /** The tool or model that made the recommendation. */
    @Schema(name = "Tool")
    public record ToolBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 200) String provider,
            @Nullable @Size(min = 1, max = 100) String version) {}

    /** The prompt that the tool was given. */
    @Schema(name = "Prompt")
    public record PromptBody(
            @NotBlank @Size(max = 200) String id,
            @NotBlank @Size(max = 100) String version,

            @Nullable @Pattern(regexp = Patterns.DIGEST, message = Patterns.DIGEST_MESSAGE)
            String digest) {}

    /** What the tool recommends. */
    @Schema(name = "Recommendation")
    public record RecommendationBody(
            @NotBlank @Size(max = 4000) String summary,

            @Nullable @Schema(implementation = Object.class, description = "The generated output, any JSON")
            JsonNode output,

            @Nullable @Pattern(regexp = Patterns.DIGEST, message = Patterns.DIGEST_MESSAGE)
            String outputDigest,

            @Nullable
            @DecimalMin(value = "0", message = "must be greater than or equal to 0")
            @DecimalMax(value = "1", message = "must be less than or equal to 1")
            @Schema(description = "0 to 1, as the tool says")
            Double confidence) {}
}
