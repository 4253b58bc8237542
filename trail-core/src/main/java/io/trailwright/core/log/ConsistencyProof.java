package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a tree is the continuation of an earlier one: nothing was changed, dropped or inserted before
 * {@code from} (RFC 9162, section 2.1.4). There is none for the empty tree, of which every tree is a continuation.
 *
 * @param from size of the earlier tree, at least 1
 * @param to size of the later tree, at least {@code from}
 * @param path the hashes, as RFC 9162 orders them; empty if and only if both sizes are the same
 */
public record ConsistencyProof(long from, long to, List<Digest> path) {

    private static final int LONGEST_PATH = 64;

    /** @throws ProofException when the sizes are out of order, or the path is longer than that of any tree */
    public ConsistencyProof {
        if (from < 1 || from > to) {
            throw ProofException.malformed("consistency proof: no proof from size " + from + " to size " + to);
        }
        if (path.size() > LONGEST_PATH) {
            throw ProofException.malformed(
                    "consistency proof: at most " + LONGEST_PATH + " hashes, not " + path.size());
        }
        path = List.copyOf(path);
    }

    /**
     * Accepts the two roots only if the later tree continues the earlier one (RFC 9162, section 2.1.4.2).
     *
     * @throws ProofException when the proof is malformed or leads to another root, of the earlier or the later tree
     */
    public void verify(Digest fromRoot, Digest toRoot) {
        if (from == to) {
            if (!path.isEmpty()) {
                throw wrongLength("too many");
            }
            ProofException.requireSame("root of size " + to, toRoot, fromRoot);
            return;
        }
        if (path.isEmpty()) {
            throw wrongLength("too few");
        }
        verifyGrowth(fromRoot, toRoot);
    }

    private void verifyGrowth(Digest fromRoot, Digest toRoot) {
        List<Digest> hashes = hashes(fromRoot);
        int skipped = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >>> skipped;
        long last = (to - 1) >>> skipped;
        Digest earlier = hashes.get(0);
        Digest later = hashes.get(0);
        for (Digest hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                throw wrongLength("too many");
            }
            if ((node & 1) == 1 || node == last) {
                earlier = MerkleTree.nodeHash(hash, earlier);
                later = MerkleTree.nodeHash(hash, later);
                int up = Long.numberOfTrailingZeros(node);
                node >>>= up;
                last >>>= up;
            } else {
                later = MerkleTree.nodeHash(later, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            throw wrongLength("too few");
        }
        ProofException.requireSame("root of the earlier size " + from, fromRoot, earlier);
        ProofException.requireSame("root of the later size " + to, toRoot, later);
    }

    /** The path; where the earlier tree is complete, its root is the first hash and is left out of the path. */
    private List<Digest> hashes(Digest fromRoot) {
        if (Long.bitCount(from) > 1) {
            return path;
        }
        List<Digest> hashes = new ArrayList<>(path.size() + 1);
        hashes.add(fromRoot);
        hashes.addAll(path);
        return hashes;
    }

    private ProofException wrongLength(String how) {
        return ProofException.malformed(
                "consistency proof: " + how + " hashes (" + path.size() + ") from size " + from + " to size " + to);
    }
}
