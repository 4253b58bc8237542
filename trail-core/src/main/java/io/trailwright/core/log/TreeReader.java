package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.List;
import java.util.Map;

/**
 * Builds proofs and roots of any size that a log has had, from hashes of complete subtrees only. Which ones a proof
 * needs can be asked first, so that a store fetches them all at once: {@code needed…}, fetch, {@link #of(Map)}.
 */
public final class TreeReader {

    private final NodeSource source;

    /** A reader that asks for one hash at a time. */
    public TreeReader(NodeSource source) {
        this.source = source;
    }

    /** A reader of hashes that were fetched before; it throws {@link IllegalStateException} where one is missing. */
    public static TreeReader of(Map<NodeAddress, Digest> nodes) {
        return new TreeReader(NodeSource.of(nodes));
    }

    /** What {@link #inclusion} will ask for; at most 63 addresses, each once. */
    public static List<NodeAddress> neededForInclusion(long index, long size) {
        requireInside(index, size);
        return nodes(Subtree.inclusionPath(index, size));
    }

    /** What {@link #consistency} will ask for; none when the sizes are the same. */
    public static List<NodeAddress> neededForConsistency(long from, long to) {
        requireOrdered(from, to);
        return nodes(Subtree.consistencyPath(from, to));
    }

    /** What {@link #frontier} will ask for; none for the empty tree. */
    public static List<NodeAddress> neededForFrontier(long size) {
        requireSize(size);
        return new Subtree(0, size).nodes();
    }

    /**
     * The proof that the leaf at {@code index} is in the tree of {@code size} leaves (RFC 9162, section 2.1.3.1).
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     */
    public InclusionProof inclusion(long index, long size) {
        requireInside(index, size);
        return new InclusionProof(index, size, hashes(Subtree.inclusionPath(index, size)));
    }

    /**
     * The proof that the tree of {@code to} leaves continues the one of {@code from} (RFC 9162, section 2.1.4.1).
     *
     * @throws IllegalArgumentException unless {@code 1 <= from <= to}
     */
    public ConsistencyProof consistency(long from, long to) {
        requireOrdered(from, to);
        return new ConsistencyProof(from, to, hashes(Subtree.consistencyPath(from, to)));
    }

    /** The frontier of the tree when it had {@code size} leaves; its root is {@link Frontier#root()}. */
    public Frontier frontier(long size) {
        List<NodeAddress> needed = neededForFrontier(size);
        return new Frontier(
                size,
                needed.stream().map(at -> source.node(at.level(), at.index())).toList());
    }

    private List<Digest> hashes(List<Subtree> path) {
        return path.stream().map(subtree -> subtree.hash(source)).toList();
    }

    private static List<NodeAddress> nodes(List<Subtree> path) {
        return path.stream().flatMap(subtree -> subtree.nodes().stream()).toList();
    }

    private static void requireInside(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is not in a tree of size " + size);
        }
    }

    private static void requireOrdered(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("no consistency proof from size " + from + " to size " + to);
        }
    }

    private static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("size is at least 0, not " + size);
        }
    }
}
