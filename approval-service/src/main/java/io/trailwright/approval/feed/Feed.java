package io.trailwright.approval.feed;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The ledger's feed: dense, ordered, resumable from any position. */
public interface Feed {

    /** Names of all logs. */
    Uni<List<String>> logs();

    /** How many entries each log has, by its name. */
    Uni<Map<String, Long>> sizes();

    /**
     * Entries after a position, in order; empty when none came within the time.
     *
     * @param after the last position already taken, -1 for the start
     * @param limit at most so many entries, 1 to 1000
     * @param wait how long the ledger may hold the answer back while there is nothing to hand out, at most 60 s
     */
    Uni<List<FeedItem>> after(String log, long after, int limit, Duration wait);
}
