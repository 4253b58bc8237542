package io.trailwright.core.log;

import java.util.Comparator;

/**
 * Where a complete subtree is: the one of 2^{@code level} leaves that begins at leaf {@code index} * 2^{@code level}.
 * Leaves are at level 0. What an address names never changes once it is there, because the subtree is full.
 *
 * @param level 0 to 62
 * @param index from 0; bounded so that the subtree lies within 2^63 - 1 leaves
 */
public record NodeAddress(int level, long index) implements Comparable<NodeAddress> {

    private static final Comparator<NodeAddress> ORDER =
            Comparator.comparingInt(NodeAddress::level).thenComparingLong(NodeAddress::index);

    public NodeAddress {
        if (level < 0 || level > 62) {
            throw new IllegalArgumentException("level is 0 to 62, not " + level);
        }
        if (index < 0 || index >= Long.MAX_VALUE >>> level) {
            throw new IllegalArgumentException("index " + index + " at level " + level + " is in no tree");
        }
    }

    /** By level, then by index. */
    @Override
    public int compareTo(NodeAddress other) {
        return ORDER.compare(this, other);
    }
}
