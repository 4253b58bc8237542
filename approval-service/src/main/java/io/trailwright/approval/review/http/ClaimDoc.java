package io.trailwright.approval.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trailwright.approval.claim.Claim;
import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is at a review. @param mine whether it is whoever asks. Nobody is where there is no holder. */
@Schema(name = "ReviewClaim")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimDoc(
        @Nullable String holder,
        boolean mine,
        @Nullable Instant since,

        @Schema(description = "When it runs out, unless the holder claims again.") @Nullable
        Instant until) {

    static ClaimDoc of(Optional<Claim> claim, Person person) {
        return claim.map(found -> new ClaimDoc(found.name(), found.isOf(person), found.since(), found.until()))
                .orElseGet(() -> new ClaimDoc(null, false, null, null));
    }
}
