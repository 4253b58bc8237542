package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.NodeAddress;
import java.util.Map;
import java.util.UUID;

/**
 * What the store knows that matters to one batch, read under the lock of the log's head.
 *
 * @param head the log's head
 * @param keys those idempotency keys of the batch that were used before
 * @param trails the heads of those trails of the batch that exist
 * @param edge hashes of the tiles that are not full yet, as far as this batch may fill them, by address (levels 0, 8, 16…)
 */
public record BatchContext(
        LogHead head, Map<KeyId, KeptKey> keys, Map<UUID, TrailHead> trails, Map<NodeAddress, Digest> edge) {

    public BatchContext {
        keys = Map.copyOf(keys);
        trails = Map.copyOf(trails);
        edge = Map.copyOf(edge);
    }
}
