package io.trailwright.ingest.decision.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailwright.core.trail.Action;
import io.trailwright.ingest.trail.http.FreeForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One action with exactly these arguments. */
@Schema(name = "Action")
public record ActionBody(
        @NotNull
        @Pattern(regexp = Patterns.NAME, message = Patterns.NAME_MESSAGE)
        @Schema(description = "What is done", examples = "payment.payout")
        String type,

        @NotBlank
        @Size(max = 500)
        @Schema(description = "The system that does it: the audience of the permit", examples = "erp.acme")
        String target,

        @NotNull
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "Exactly what will run. Numbers within ±2^53, at most 56 levels deep")
        ObjectNode arguments) {

    Action action(String pointer) {
        return new Action(
                type, FreeForm.text(pointer + "/target", target), FreeForm.object(pointer + "/arguments", arguments));
    }
}
