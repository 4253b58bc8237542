package io.trailwright.policy.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much can go wrong. Declared from lowest to highest; the highest that applies wins. */
public enum Tier {
    LOW,
    MEDIUM,
    HIGH;

    /** The word that is used in documents and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tier of a word, if it is one. */
    public static Optional<Tier> of(String wire) {
        return Stream.of(values()).filter(tier -> tier.wire().equals(wire)).findFirst();
    }

    /** The higher of two tiers. */
    public Tier or(Tier other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
