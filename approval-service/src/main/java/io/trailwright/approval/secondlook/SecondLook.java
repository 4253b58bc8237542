package io.trailwright.approval.secondlook;

import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody found who looked at an approved decision once more.
 *
 * @param by who looked
 * @param note in their words; never blank where they do not agree
 */
public record SecondLook(String log, UUID trail, Finding finding, String note, Person by, String name, Instant at) {

    /** Whether they would have approved it too. */
    public enum Finding {
        AGREE,
        DISAGREE,
        UNCLEAR;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for a name that is none */
        public static Finding of(String wire) {
            for (var each : values()) {
                if (each.wire().equals(wire)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("a finding is agree, disagree or unclear");
        }
    }
}
