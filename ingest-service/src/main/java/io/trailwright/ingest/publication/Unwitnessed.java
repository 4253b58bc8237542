package io.trailwright.ingest.publication;

import java.time.Instant;
import java.util.Optional;

/**
 * What no witness has cosigned yet, over all logs.
 *
 * @param entries of the log that has most of them
 * @param since when the oldest of them was recorded; empty when every log's head is cosigned
 */
public record Unwitnessed(long entries, Optional<Instant> since) {

    public static final Unwitnessed NOTHING = new Unwitnessed(0, Optional.empty());

    public Unwitnessed {
        if (entries > 0 != since.isPresent()) {
            throw new IllegalArgumentException(entries + " entries since " + since);
        }
    }
}
