package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.Map;

/** Gives the hash of any complete subtree of one log. It is only asked for subtrees that the log's size makes full. */
@FunctionalInterface
public interface NodeSource {

    /** The hash of the complete subtree of 2^{@code level} leaves that begins at leaf {@code index} * 2^{@code level}. */
    Digest node(int level, long index);

    /** The hashes that a store has fetched; one that is missing is an {@link IllegalStateException}. */
    static NodeSource of(Map<NodeAddress, Digest> nodes) {
        return (level, index) -> {
            Digest node = nodes.get(new NodeAddress(level, index));
            if (node == null) {
                throw new IllegalStateException("no hash at level " + level + ", index " + index);
            }
            return node;
        };
    }
}
