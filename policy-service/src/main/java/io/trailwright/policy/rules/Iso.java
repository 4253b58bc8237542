package io.trailwright.policy.rules;

import java.time.Duration;

/** Durations as ISO 8601 text that people like to read: whole days as {@code P90D} rather than {@code PT2160H}. */
public final class Iso {

    private Iso() {}

    /** The text of a duration; {@link Duration#parse} reads it back. */
    public static String text(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
