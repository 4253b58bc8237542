package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * One recorded statement of a review, and whether it counts.
 *
 * @param reviewer empty for an expiry and a withdrawal, which no person states
 * @param ignored why it does not count; empty when it does
 */
public record Review(
        long seq,
        Digest leafHash,
        Instant at,
        Statement statement,
        Optional<Reviewer> reviewer,
        Optional<String> ignored) {

    public boolean counts() {
        return ignored.isEmpty();
    }
}
