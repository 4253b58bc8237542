package io.trailwright.ingest.client.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers that policy failed, so that a dead service costs one call now and then. After each failure in a row the pause
 * doubles up to the longest; the first call after a pause tries again. Not thread-safe: its owner's lock guards it.
 */
final class Breaker {
    private final Clock clock;
    private final Duration first;
    private final Duration longest;
    private Instant closedUntil = Instant.MIN;
    private int failures;
    private String cause = "";

    Breaker(Clock clock, Duration first, Duration longest) {
        this.clock = clock;
        this.first = first;
        this.longest = longest;
    }

    /** Nobody should call now. */
    boolean pausing() {
        return clock.instant().isBefore(closedUntil);
    }

    /** Why: what the last call failed with. */
    String cause() {
        return cause;
    }

    void succeeded() {
        failures = 0;
        closedUntil = Instant.MIN;
    }

    void failed(String why) {
        cause = why;
        var pause = first.multipliedBy(1L << Math.min(failures, 20));
        closedUntil = clock.instant().plus(pause.compareTo(longest) > 0 ? longest : pause);
        failures++;
    }
}
