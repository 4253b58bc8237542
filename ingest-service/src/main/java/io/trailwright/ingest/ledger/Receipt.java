package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import java.util.List;
import java.util.UUID;

/**
 * The proof that a request was recorded: whoever holds it can verify it offline.
 *
 * @param log the tenant's log
 * @param trail the decision's id
 * @param checkpoint the signed checkpoint (C2SP tlog-checkpoint) of the tree that the batch made
 * @param entries the entries of this request, never empty
 */
public record Receipt(String log, UUID trail, String checkpoint, List<ReceiptEntry> entries) {

    public Receipt {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a receipt names at least one entry");
        }
    }

    /** The trail's head right after this request: the leaf hash of its last entry. */
    public Digest head() {
        return entries.get(entries.size() - 1).leafHash();
    }
}
