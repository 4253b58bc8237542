package io.trailwright.reconstruction.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.util.List;

/** One entry as the ledger handed it out: readable in the one form that entries have, or not. */
public sealed interface HandedEntry {

    /** Position in the log that the ledger gave it, from 0; -1 when it gave none. */
    long index();

    /**
     * An entry whose header reads, hashes to the leaf hash that came with it, and commits to the parts that came with
     * it.
     *
     * @param inclusion hashes of its inclusion proof; empty in the feed
     */
    record Readable(Entry entry, List<Digest> inclusion) implements HandedEntry {
        public Readable {
            inclusion = List.copyOf(inclusion);
        }

        @Override
        public long index() {
            return entry.index();
        }
    }

    /**
     * Anything else.
     *
     * @param raw what came, as text
     * @param reason why it is not an entry
     */
    record Unreadable(long index, String raw, String reason) implements HandedEntry {}
}
