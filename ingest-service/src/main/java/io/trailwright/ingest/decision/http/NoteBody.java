package io.trailwright.ingest.decision.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trailwright.ingest.decision.Note;
import io.trailwright.ingest.trail.http.FreeForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A remark that belongs to a decision. */
@Schema(name = "Note")
public record NoteBody(
        @NotNull KindBody kind, @NotBlank @Size(max = 4000) String text) {

    /** What the remark is. */
    @Schema(name = "NoteKind")
    public enum KindBody {
        @JsonProperty("exception")
        EXCEPTION,
        @JsonProperty("escalation")
        ESCALATION,
        @JsonProperty("correction")
        CORRECTION,
        @JsonProperty("appeal")
        APPEAL
    }

    Note note() {
        return new Note(Note.Kind.valueOf(kind.name()), FreeForm.text("/text", text));
    }
}
