package io.trailwright.ingest.ledger;

import io.trailwright.core.log.Frontier;
import java.time.Instant;

/**
 * The head of a log: all that a batch needs to know of what was recorded before.
 *
 * @param log the tenant's log
 * @param frontier the right edge of the tree, with its size
 * @param lastAt time of the newest entry, to the microsecond; the epoch while the log is empty
 * @param checkpoint the signed note of this size; empty text while the log is empty
 */
public record LogHead(String log, Frontier frontier, Instant lastAt, String checkpoint) {

    /** The head of a log that holds nothing yet. */
    public static LogHead empty(String log) {
        return new LogHead(log, Frontier.EMPTY, Instant.EPOCH, "");
    }

    /** Number of entries. */
    public long size() {
        return frontier.size();
    }
}
