package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import java.util.UUID;

/**
 * What an idempotency key gave.
 *
 * @param id the key
 * @param body digest of the body that came with it
 * @param trail the trail that was appended to
 * @param firstIndex position in the log of the first entry; the others follow at once
 * @param entries number of entries, at least 1
 * @param size size of the tree that the batch made
 */
public record KeptKey(KeyId id, Digest body, UUID trail, long firstIndex, int entries, long size) {}
