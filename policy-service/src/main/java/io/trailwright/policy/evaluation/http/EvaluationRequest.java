package io.trailwright.policy.evaluation.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch of proposed decisions: what the OpenAPI document says of the request that {@link RequestReader} reads. */
record EvaluationRequest(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Item> items) {

    /** One proposed decision. */
    record Item(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}")
            String tenant,

            @NotNull Instant at,
            @NotBlank @Size(max = 128) String workflow,
            @Schema(implementation = Object.class) @Nullable JsonNode workflowVersion,
            @Valid @Nullable ProposedTool tool,
            @Schema(implementation = Object.class) @Nullable JsonNode prompt,
            @Size(max = 100) @Nullable List<@NotBlank @Size(max = 128) String> dataCategories,
            @NotNull @Valid ProposedAction action,
            @Size(max = 1000) @Nullable List<@NotNull @Valid ProposedEvidence> evidence,
            boolean recommendation,
            boolean exceptions,
            @Schema(implementation = Object.class) @Nullable JsonNode requestedBy) {}

    /** What would run. */
    record ProposedAction(
            @NotBlank @Size(max = 128) String type,
            @NotBlank @Size(max = 128) String target,

            @Schema(implementation = Object.class, type = SchemaType.OBJECT) @NotNull
            ObjectNode arguments) {}

    /** A tool or model. */
    record ProposedTool(
            @NotBlank @Size(max = 256) String name,
            @Size(max = 256) @Nullable String provider,
            @Size(max = 256) @Nullable String version) {}

    /** A piece of evidence. */
    record ProposedEvidence(
            @NotBlank @Size(max = 128) String kind,
            @Nullable String digest,
            @Nullable Instant obtainedAt,
            boolean inline) {}
}
