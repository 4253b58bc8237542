package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;

/**
 * The three hashes of which an RFC 6962 tree is made (section 2.1). The prefix bytes keep leaves and nodes apart, so
 * that no node can be passed off as a leaf.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0x00};
    private static final byte NODE = 0x01;
    private static final Digest EMPTY = Digest.of(new byte[0]);

    private MerkleTree() {}

    /** SHA-256(0x00 || entry): the hash of a leaf, from the exact bytes of an entry's header. */
    public static Digest leafHash(byte[] header) {
        return Digest.ofParts(LEAF, header);
    }

    /** SHA-256(0x01 || left || right): the hash of an inner node. */
    public static Digest nodeHash(Digest left, Digest right) {
        return Digest.ofPair(NODE, left, right);
    }

    /** SHA-256 of nothing: the root of the tree without leaves. */
    public static Digest emptyRoot() {
        return EMPTY;
    }
}
