package io.trailwright.ingest.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this replica knows of one witness and one log, or of a witness as a whole: how far it is, and until when it is left
 * alone. Not thread-safe; used by one round at a time.
 */
final class WitnessState {
    private long size = -1;
    private int failures;
    private Instant pausedUntil = Instant.MIN;
    private String why = "";

    /** The size that the witness has cosigned last, as far as is known; empty before anything is. */
    Optional<Long> size() {
        return size < 0 ? Optional.empty() : Optional.of(size);
    }

    void at(long cosigned) {
        size = cosigned;
    }

    void succeeded() {
        failures = 0;
        pausedUntil = Instant.MIN;
        why = "";
    }

    /** Leaves the witness alone for a while: twice as long after each failure. */
    void failed(String reason, Clock clock, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(failures, 20));
        pausedUntil = clock.instant().plus(pause.compareTo(longest) > 0 ? longest : pause);
        failures++;
        why = reason;
    }

    boolean paused(Clock clock) {
        return clock.instant().isBefore(pausedUntil);
    }

    /** Why the last call gave nothing; empty when it did. */
    String why() {
        return why;
    }
}
