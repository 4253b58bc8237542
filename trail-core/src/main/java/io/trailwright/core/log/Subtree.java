package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The leaves from {@code begin} to before {@code end} that hang below one node of a tree, complete or at the tree's
 * right edge. A tree is split at the largest power of two below its size (RFC 6962, section 2.1).
 */
record Subtree(long begin, long end) {

    /** The subtrees whose hashes make the audit path of a leaf, from the leaf upwards (RFC 9162, section 2.1.3.1). */
    static List<Subtree> inclusionPath(long index, long size) {
        List<Subtree> path = new ArrayList<>();
        Subtree tree = new Subtree(0, size);
        while (tree.end - tree.begin > 1) {
            Subtree left = tree.left();
            Subtree right = tree.right();
            boolean goLeft = index < left.end;
            path.add(goLeft ? right : left);
            tree = goLeft ? left : right;
        }
        Collections.reverse(path);
        return path;
    }

    /** The subtrees whose hashes make a consistency proof, in its order (RFC 9162, section 2.1.4.1). */
    static List<Subtree> consistencyPath(long from, long to) {
        List<Subtree> path = new ArrayList<>();
        Subtree tree = new Subtree(0, to);
        while (tree.end != from) {
            Subtree left = tree.left();
            Subtree right = tree.right();
            boolean goLeft = from <= left.end;
            path.add(goLeft ? right : left);
            tree = goLeft ? left : right;
        }
        if (tree.begin > 0) {
            path.add(tree);
        }
        Collections.reverse(path);
        return path;
    }

    /** The complete subtrees of which this one is composed, from left to right, each smaller than the one before. */
    List<NodeAddress> nodes() {
        List<NodeAddress> nodes = new ArrayList<>();
        long at = begin;
        while (at < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - at);
            nodes.add(new NodeAddress(level, at >>> level));
            at += 1L << level;
        }
        return nodes;
    }

    Digest hash(NodeSource source) {
        return fold(
                nodes().stream().map(at -> source.node(at.level(), at.index())).toList());
    }

    /** The hash over complete subtrees that lie side by side, each smaller than the one before; at least one. */
    static Digest fold(List<Digest> nodes) {
        Digest hash = nodes.get(nodes.size() - 1);
        for (int i = nodes.size() - 2; i >= 0; i--) {
            hash = MerkleTree.nodeHash(nodes.get(i), hash);
        }
        return hash;
    }

    private Subtree left() {
        return new Subtree(begin, begin + Long.highestOneBit(end - begin - 1));
    }

    private Subtree right() {
        return new Subtree(begin + Long.highestOneBit(end - begin - 1), end);
    }
}
