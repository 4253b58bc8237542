package io.trailwright.e2e.faults;

import io.trailwright.core.entry.Digest;
import java.util.List;

/**
 * What a verified receipt proves, as much of it as is needed to hold the log to it later.
 *
 * @param trail the decision
 * @param size of the tree that the receipt's checkpoint signs
 * @param root of that tree
 * @param checkpoint the signed note that says so
 * @param leaves positions and leaf hashes of the request's entries
 */
record Proof(String trail, long size, Digest root, String checkpoint, List<Leaf> leaves) {

    Proof {
        leaves = List.copyOf(leaves);
    }

    record Leaf(long index, Digest hash) {}
}
