package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;

/**
 * Where a trail ends.
 *
 * @param seq position of its newest entry in the trail, from 0
 * @param leafHash leaf hash of that entry
 * @param redeemed whether the trail holds a {@code permit.redeemed}
 */
public record TrailHead(long seq, Digest leafHash, boolean redeemed) {}
