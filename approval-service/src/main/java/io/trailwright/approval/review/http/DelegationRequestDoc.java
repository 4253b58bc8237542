package io.trailwright.approval.review.http;

import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Handover;
import io.trailwright.core.trail.Person;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To whom a person hands a decision. Who hands it on is in the token and nowhere else. */
@Schema(name = "ReviewDelegationRequest")
record DelegationRequestDoc(
        @NotNull @Valid DelegateDoc to,

        @NotNull @Size(max = 40) @Schema(format = "date-time", description = "From then on it is void.")
        String until,

        @NotBlank @Size(max = Handover.MAX_REASON) String reason) {

    /** The person who is to decide, as the identity provider knows them. */
    @Schema(name = "ReviewDelegate")
    record DelegateDoc(
            @Nullable @Size(max = 2000) @Schema(description = "The caller's own issuer when left out.")
            String iss,

            @NotBlank @Size(max = 255) @Schema(description = "Subject id, not a name.")
            String sub,

            @Nullable @Size(max = 200) String name) {}

    /** @throws HttpProblem 400 for a time that is none, or a reason that is no text */
    Handover read(SignedIn person) {
        var issuer = Optional.ofNullable(to.iss())
                .or(() -> person.reviewer().person().iss());
        return handover(new Person(issuer, to.sub(), Optional.ofNullable(to.name())), instant(until), reason);
    }

    private static Handover handover(Person to, Instant until, String reason) {
        try {
            return new Handover.ToPerson(to, until, reason);
        } catch (IllegalArgumentException refused) {
            throw invalid("/reason", String.valueOf(refused.getMessage()));
        }
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw invalid("/until", "must be an RFC 3339 time");
        }
    }

    static HttpProblem invalid(String pointer, String message) {
        return StandardProblem.INVALID_REQUEST
                .with("Correct the fields that the violations name.")
                .violation(pointer, message)
                .build();
    }
}
