package io.trailwright.ingest.trail;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.TrailState;
import io.trailwright.ingest.ProblemType;
import io.trailwright.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A trail as it was read at one instant, and where the decision stood then.
 *
 * @param entries all entries in order, never empty
 * @param now the instant for which {@code state} holds
 */
public record SeenTrail(String log, UUID trail, List<Entry> entries, Instant now, TrailState state) {
    private static final Logger LOG = Logger.getLogger(SeenTrail.class);

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

    /**
     * Folds what is stored.
     *
     * @throws HttpProblem 409 {@code trail-broken} when it cannot be folded because it is not what was recorded
     */
    static SeenTrail stored(String log, UUID trail, List<Entry> entries, Instant now) {
        try {
            return of(log, trail, entries, now);
        } catch (JsonException | IllegalArgumentException | DateTimeException unreadable) {
            throw StoredTrail.broken(entries)
                    .<RuntimeException>map(what -> broken(log, trail, what))
                    .orElse(unreadable);
        }
    }

    /** Whether all that is stored of the trail is what was recorded. */
    public boolean intact() {
        return StoredTrail.broken(entries).isEmpty();
    }

    /**
     * To be asked before anything is permitted.
     *
     * @throws HttpProblem 409 {@code trail-broken} when something stored is not what was recorded
     */
    public void requireIntact() {
        StoredTrail.broken(entries).ifPresent(what -> {
            throw broken(log, trail, what);
        });
    }

    private static HttpProblem broken(String log, UUID trail, String what) {
        LOG.errorf("trail %s of log %s is broken: %s", trail, log, what);
        return ProblemType.TRAIL_BROKEN.problem(
                "Do nothing, and tell the operator: what is stored of this decision is not what was recorded.");
    }

    /** The entry with a sequence number of this trail. */
    public Entry entry(long seq) {
        return entries.get(Math.toIntExact(seq));
    }
}
