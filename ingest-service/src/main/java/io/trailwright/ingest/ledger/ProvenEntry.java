package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.util.List;
import java.util.Objects;

/**
 * An entry with the proof that it is in the tree of the checkpoint that comes with it.
 *
 * @param entry the entry as stored
 * @param inclusion the inclusion proof, lowest node first
 */
public record ProvenEntry(Entry entry, List<Digest> inclusion) {

    public ProvenEntry {
        Objects.requireNonNull(entry, "entry");
        inclusion = List.copyOf(inclusion);
    }
}
