package io.trailwright.reconstruction.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one log has not been taken in yet, seen by looking now and then. Pure.
 *
 * @param entries entries of the log that are not taken in
 * @param goal size of the log when the wait began; reached when all of its entries are taken in
 * @param since when the log was first seen at that size; empty while nothing waits
 */
record Lag(long entries, long goal, Optional<Instant> since) {

    static final Lag NONE = new Lag(0, 0, Optional.empty());

    /**
     * What is seen at the next look. Whoever has reached the goal, and is behind again, waits from now on: a follower
     * that keeps up under load is never far behind, though never at the end.
     *
     * @param size entries of the log
     * @param taken entries that have been taken in; more than {@code size} when the size is older
     */
    Lag next(long size, long taken, Instant now) {
        if (taken >= size) {
            return NONE;
        }
        boolean same = since.isPresent() && taken < goal;
        return new Lag(size - taken, same ? goal : size, Optional.of(same ? since.orElseThrow() : now));
    }

    /** How long the oldest entry has waited, as far as has been seen. */
    Duration waited(Instant now) {
        return since.map(start -> Duration.between(start, now)).orElse(Duration.ZERO);
    }
}
