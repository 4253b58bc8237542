package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a reviewer states who hands a decision to somebody else: the part {@code delegation} of a
 * {@code review.delegated} entry. Until its date the delegate may decide in their stead and they cannot approve.
 *
 * @param subject leaf hash of the newest entry that changed the content, as the reviewer saw it
 * @param to the delegate, by issuer and subject; a name is for people only
 * @param until from this instant on it is void
 * @param reason why; never blank
 */
public record Delegation(UUID decision, Digest subject, Person to, Instant until, String reason) {

    public Delegation {
        if (to.iss().isEmpty()) {
            throw new IllegalArgumentException("a delegate is named by issuer and subject");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a delegation needs a reason");
        }
    }

    /** @throws IllegalArgumentException or JsonException if it is not a delegation */
    public static Delegation read(Json.Obj json) {
        return new Delegation(
                UUID.fromString(json.string("decision")),
                Digest.parse(json.string("subject")),
                Person.read(json.object("to")),
                Instant.parse(json.string("until")),
                json.string("reason"));
    }

    public Json.Obj json() {
        return Json.object()
                .put("decision", decision.toString())
                .put("subject", subject.toString())
                .put("to", to.json())
                .put("until", until.toString())
                .put("reason", reason)
                .build();
    }

    /**
     * As it stands in a trail.
     *
     * @param by who handed it on, as their token showed them; empty when that part is erased
     * @param ignored why it does not count; empty when it does
     */
    public record Recorded(
            long seq, Instant at, Delegation delegation, Optional<Reviewer> by, Optional<String> ignored) {
        public boolean counts() {
            return ignored.isEmpty();
        }

        /** Counts, and its date has not come. */
        public boolean stands(Instant now) {
            return counts() && now.isBefore(delegation.until());
        }
    }
}
