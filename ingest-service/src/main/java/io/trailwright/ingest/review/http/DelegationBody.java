package io.trailwright.ingest.review.http;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Person;
import io.trailwright.ingest.trail.http.FreeForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To whom the decision is handed on. Who hands it on is in the person's token alone. */
@Schema(name = "Delegation")
public record DelegationBody(
        @NotNull @Pattern(regexp = ReviewBody.DIGEST, message = ReviewBody.DIGEST_MESSAGE)
        String subject,

        @NotNull @Valid DelegateBody to,

        @NotNull @Size(max = 40) @Schema(format = "date-time", description = "From then on it is void")
        String until,

        @NotBlank @Size(max = 4000) String reason) {

    /** A person by the identity of their OpenID provider. */
    @Schema(name = "Delegate")
    public record DelegateBody(
            @NotBlank @Size(max = 2000) String iss,
            @NotBlank @Size(max = 255) String sub,
            @Nullable @Size(max = 200) String name) {}

    Delegation about(UUID decision) {
        var name = Optional.ofNullable(to.name()).map(text -> FreeForm.text("/delegation/to/name", text));
        var person = new Person(
                Optional.of(FreeForm.text("/delegation/to/iss", to.iss())),
                FreeForm.text("/delegation/to/sub", to.sub()),
                name);
        return new Delegation(
                decision,
                Digest.parse(subject),
                person,
                ReviewBody.time("/delegation/until", until),
                FreeForm.text("/delegation/reason", reason));
    }
}
