package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: the hashes of the complete subtrees of which it is composed, and nothing else. It is all
 * that must be kept to append and to know the root (a compact range, in the words of the transparency logs).
 *
 * @param size number of leaves, from 0
 * @param nodes one hash for each 1 in the binary form of {@code size}, the largest subtree first
 */
public record Frontier(long size, List<Digest> nodes) {

    /** The tree without leaves. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        if (size < 0) {
            throw new IllegalArgumentException("size is at least 0, not " + size);
        }
        if (nodes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a frontier of size " + size + " has " + Long.bitCount(size) + " hashes, not " + nodes.size());
        }
        nodes = List.copyOf(nodes);
    }

    /** The frontier with one more leaf. */
    public Frontier append(Digest leaf) {
        List<Digest> edge = new ArrayList<>(nodes);
        Digest hash = leaf;
        for (int full = Long.numberOfTrailingZeros(~size); full > 0; full--) {
            hash = MerkleTree.nodeHash(edge.remove(edge.size() - 1), hash);
        }
        edge.add(hash);
        return new Frontier(Math.addExact(size, 1), edge);
    }

    /** The root of the tree (RFC 6962, section 2.1). */
    public Digest root() {
        return nodes.isEmpty() ? MerkleTree.emptyRoot() : Subtree.fold(nodes);
    }

    /** Where the hashes of {@link #nodes()} are, in the same order. */
    public List<NodeAddress> addresses() {
        return new Subtree(0, size).nodes();
    }

    /** The size as 8 bytes, big-endian, and then the hashes of 32 bytes, the largest subtree first. */
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + nodes.size() * Digest.LENGTH);
        bytes.putLong(size);
        nodes.forEach(node -> bytes.put(node.bytes()));
        return bytes.array();
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws IllegalArgumentException when the size is negative or the number of bytes is not what the size demands
     */
    public static Frontier decode(byte[] encoded) {
        if (encoded.length < Long.BYTES) {
            throw new IllegalArgumentException(
                    "a frontier has at least " + Long.BYTES + " bytes, not " + encoded.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        long size = bytes.getLong();
        int expected = Long.BYTES + Long.bitCount(size) * Digest.LENGTH;
        if (size < 0 || encoded.length != expected) {
            throw new IllegalArgumentException(
                    "a frontier of size " + size + " cannot have " + encoded.length + " bytes");
        }
        List<Digest> nodes = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] node = new byte[Digest.LENGTH];
            bytes.get(node);
            nodes.add(Digest.wrap(node));
        }
        return new Frontier(size, nodes);
    }
}
