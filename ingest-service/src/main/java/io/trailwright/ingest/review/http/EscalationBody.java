package io.trailwright.ingest.review.http;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Escalation;
import io.trailwright.ingest.trail.http.FreeForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which step of the requirement's ladder is taken. Who joins is what the requirement says of it. */
@Schema(name = "Escalation")
public record EscalationBody(
        @NotNull @Pattern(regexp = ReviewBody.DIGEST, message = ReviewBody.DIGEST_MESSAGE)
        String subject,

        @Min(1) @Max(100) @Schema(description = "From 1") int step,

        @NotNull @Size(max = 100) @Schema(description = "Exactly the groups that the requirement names for this step")
        List<@NotBlank @Size(max = 200) String> groups,

        @Nullable @Size(max = 4000) @Schema(description = "Needed of a person; left out when the time has come")
        String reason) {

    Escalation about(UUID decision) {
        for (int i = 0; i < groups.size(); i++) {
            FreeForm.text("/escalation/groups/" + i, groups.get(i));
        }
        return new Escalation(
                decision,
                Digest.parse(subject),
                step,
                groups,
                reason == null ? "" : FreeForm.text("/escalation/reason", reason));
    }
}
