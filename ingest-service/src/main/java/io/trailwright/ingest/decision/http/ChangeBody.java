package io.trailwright.ingest.decision.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trailwright.core.trail.Change;
import io.trailwright.ingest.decision.ChangeReport;
import io.trailwright.ingest.trail.http.FreeForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done. Whether it was observed or is asserted follows from the sender's role. */
@Schema(name = "Change")
public record ChangeBody(
        @NotNull OutcomeBody outcome,

        @Nullable @Pattern(regexp = Patterns.TIME, message = Patterns.TIME_MESSAGE) @Schema(format = "date-time")
        String executedAt,

        @Nullable @Valid @Schema(description = "What really ran")
        ActionBody action,

        @Nullable
        @Size(min = 1, max = 300)
        @Schema(description = "The target system's own name for it", examples = "PAY-2026-0042")
        String reference,

        @Nullable @Size(min = 1, max = 4000) String detail,
        @Nullable UUID permitId) {

    /** How it ended. */
    @Schema(name = "ChangeOutcome")
    public enum OutcomeBody {
        @JsonProperty("executed")
        EXECUTED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("not-executed")
        NOT_EXECUTED,
        @JsonProperty("unknown")
        UNKNOWN
    }

    ChangeReport report() {
        return new ChangeReport(
                Change.Outcome.valueOf(outcome.name()),
                Optional.ofNullable(executedAt).map(text -> Times.parse("/executedAt", text)),
                Optional.ofNullable(action).map(body -> body.action("/action")),
                Optional.ofNullable(reference).map(text -> FreeForm.text("/reference", text)),
                Optional.ofNullable(detail).map(text -> FreeForm.text("/detail", text)),
                Optional.ofNullable(permitId));
    }
}
