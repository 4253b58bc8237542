package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one append makes of a tree: its new frontier, the new complete subtrees, and the inclusion proof of each new
 * leaf. It needs the old frontier and the new leaves and nothing else, because whatever lies left of a new leaf on its
 * way to the root is a node of the old frontier or is made of new leaves. Not thread-safe: siblings that several proofs
 * share are hashed once and kept.
 */
public final class BatchTree {

    private final Frontier before;
    private final Frontier after;
    private final SortedMap<NodeAddress, Digest> added = new TreeMap<>();
    private final NodeSource source;
    private final Map<Subtree, Digest> siblings = new HashMap<>();

    /** @param leaves hashes of the new leaves, in the order in which they are appended; may be empty */
    public BatchTree(Frontier before, List<Digest> leaves) {
        this.before = before;
        Map<NodeAddress, Digest> known = new HashMap<>();
        List<NodeAddress> edge = before.addresses();
        for (int i = 0; i < edge.size(); i++) {
            known.put(edge.get(i), before.nodes().get(i));
        }
        long index = before.size();
        for (Digest leaf : leaves) {
            addLeaf(known, index, leaf);
            index = Math.addExact(index, 1);
        }
        this.source = NodeSource.of(known);
        this.after = new TreeReader(source).frontier(index);
    }

    /** The frontier of the tree with the new leaves. */
    public Frontier frontier() {
        return after;
    }

    /**
     * The proof that a new leaf is in the tree of the new size.
     *
     * @param index position in the log, from the old size to before the new one
     * @throws IllegalArgumentException when that leaf is not new
     */
    public InclusionProof inclusion(long index) {
        if (index < before.size() || index >= after.size()) {
            throw new IllegalArgumentException("new leaves are at " + before.size() + " to before " + after.size()
                    + ", index " + index + " is not");
        }
        List<Digest> path = new ArrayList<>();
        for (Subtree sibling : Subtree.inclusionPath(index, after.size())) {
            path.add(siblings.computeIfAbsent(sibling, subtree -> subtree.hash(source)));
        }
        return new InclusionProof(index, after.size(), path);
    }

    /**
     * The hashes of the subtrees that this append completed, by level and index; at level 0 the new leaves. They are
     * what a store must keep so that a {@link TreeReader} can answer for every size.
     */
    public SortedMap<NodeAddress, Digest> added() {
        return Collections.unmodifiableSortedMap(added);
    }

    private void addLeaf(Map<NodeAddress, Digest> known, long leafIndex, Digest leaf) {
        Digest hash = leaf;
        NodeAddress at = new NodeAddress(0, leafIndex);
        add(known, at, hash);
        while ((at.index() & 1) == 1) {
            Digest left = NodeSource.of(known).node(at.level(), at.index() - 1);
            hash = MerkleTree.nodeHash(left, hash);
            at = new NodeAddress(at.level() + 1, at.index() >>> 1);
            add(known, at, hash);
        }
    }

    private void add(Map<NodeAddress, Digest> known, NodeAddress at, Digest hash) {
        known.put(at, hash);
        added.put(at, hash);
    }
}
