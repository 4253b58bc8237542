package io.trailwright.ingest.trail;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.trail.TrailState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A trail as it was read at one instant, and where the decision stood then.
 *
 * @param entries all entries in order, never empty
 * @param now the instant for which {@code state} holds
 */
public record SeenTrail(String log, UUID trail, List<Entry> entries, Instant now, TrailState state) {

    public SeenTrail {
        entries = List.copyOf(entries);
    }

    /**
     * Folds what was read.
     *
     * @throws IllegalArgumentException if the entries are not the start of one trail
     */
    public static SeenTrail of(String log, UUID trail, List<Entry> entries, Instant now) {
        return new SeenTrail(log, trail, entries, now, TrailState.fold(entries, now));
    }

    /** The entry with a sequence number of this trail. */
    public Entry entry(long seq) {
        return entries.get(Math.toIntExact(seq));
    }
}
