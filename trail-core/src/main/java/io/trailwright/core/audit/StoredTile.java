package io.trailwright.core.audit;

/**
 * A full tile as the store holds it.
 *
 * @param root what the store says is the hash of the subtree that the tile covers
 */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are the point; never modified
public record StoredTile(int level, long n, byte[] bytes, byte[] root) {

    /** Index of the first entry that the tile covers. */
    long first() {
        return n << (8 * (level + 1));
    }
}
