package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.List;

/**
 * Proof that a leaf is in a tree (RFC 9162, section 2.1.3).
 *
 * @param index position of the leaf, from 0 and below {@code size}
 * @param size number of leaves of the tree, at least 1
 * @param path the sibling hashes from the leaf up to the root; at most 63
 */
public record InclusionProof(long index, long size, List<Digest> path) {

    private static final int LONGEST_PATH = 63;

    /** @throws ProofException when the index is not in the tree, or the path is longer than that of any tree */
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw ProofException.malformed("inclusion proof: index " + index + " is not in a tree of size " + size);
        }
        if (path.size() > LONGEST_PATH) {
            throw ProofException.malformed("inclusion proof: at most " + LONGEST_PATH + " hashes, not " + path.size());
        }
        path = List.copyOf(path);
    }

    /**
     * The root of the only tree of this size that holds this leaf at this index with these siblings (RFC 9162, section
     * 2.1.3.2, steps 2 to 4).
     *
     * @throws ProofException when the path has more or fewer hashes than a tree of this size needs
     */
    public Digest rootFrom(Digest leaf) {
        long node = index;
        long last = size - 1;
        Digest hash = leaf;
        for (Digest sibling : path) {
            if (last == 0) {
                throw wrongLength("too many");
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.nodeHash(sibling, hash);
                int up = Long.numberOfTrailingZeros(node);
                node >>>= up;
                last >>>= up;
            } else {
                hash = MerkleTree.nodeHash(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            throw wrongLength("too few");
        }
        return hash;
    }

    /**
     * Accepts the leaf only if it is at this index of the tree with this root.
     *
     * @throws ProofException when the proof is malformed or leads to another root
     */
    public void verify(Digest leaf, Digest root) {
        ProofException.requireSame("root of size " + size + " from leaf " + index, root, rootFrom(leaf));
    }

    private ProofException wrongLength(String how) {
        return ProofException.malformed("inclusion proof: " + how + " hashes (" + path.size() + ") for index " + index
                + " in a tree of size " + size);
    }
}
