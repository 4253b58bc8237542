package io.trailwright.core.trail;

/** How risky an action is, as policy says from facts; never taken from the caller. Ordered from low to high. */
public enum Tier {
    LOW,
    MEDIUM,
    HIGH;

    public String wire() {
        return Wire.name(this);
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static Tier of(String wire) {
        return Wire.parse(Tier.class, wire);
    }
}
