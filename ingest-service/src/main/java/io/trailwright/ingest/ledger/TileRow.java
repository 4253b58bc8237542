package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;

/**
 * A full tile (C2SP tlog-tiles): 256 hashes side by side.
 *
 * @param level tile level: its hashes are at tree level 8 × {@code level}
 * @param n position among the tiles of the level, from 0
 * @param bytes 256 hashes of 32 bytes
 * @param root hash of the subtree that the tile covers
 */
@SuppressWarnings("ArrayRecordComponent") // made once; never modified
public record TileRow(int level, long n, byte[] bytes, Digest root) {}
