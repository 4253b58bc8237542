package io.trailwright.reconstruction.ledger;

import java.util.List;

/**
 * A stretch of the feed of one log: dense and ordered by index.
 *
 * @param entries empty when there is nothing newer
 */
public record HandedPage(List<HandedEntry> entries) {
    public HandedPage {
        entries = List.copyOf(entries);
    }
}
