package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Entry;
import java.util.List;

/**
 * A stretch of the feed, dense and in order.
 *
 * @param entries the entries after the asked position
 * @param next where to go on: index of the last entry here, or the asked position when there is none
 */
public record FeedPage(List<Entry> entries, long next) {

    public FeedPage {
        entries = List.copyOf(entries);
    }
}
