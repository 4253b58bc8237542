package io.trailwright.policy.rules;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of evidence that must be there.
 *
 * @param kind kind of evidence, such as {@code invoice}
 * @param maxAge how long before the evaluation it may have been obtained; empty when its age does not matter
 */
public record EvidenceNeed(String kind, Optional<Duration> maxAge) {

    public EvidenceNeed {
        Objects.requireNonNull(kind, "kind");
        maxAge.ifPresent(age -> {
            if (age.isNegative() || age.isZero()) {
                throw new IllegalArgumentException("maxAge of " + kind + " must be positive, not " + age);
            }
        });
    }
}
