package io.trailwright.verifier;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.NodeSource;
import io.trailwright.core.log.ProofException;
import io.trailwright.core.log.TreeReader;
import java.util.List;

/** What two heads of one log say about each other. */
sealed interface Comparison {

    /** One log was shown to both: the later head continues the earlier one, or they are the same. */
    record OneLog() implements Comparison {}

    /**
     * Two logs were shown under one name: the log has signed both, and they contradict each other.
     *
     * @param of the size at which they do
     */
    record SplitView(long of, Digest one, Digest other) implements Comparison {}

    /** Neither is proven. */
    record CannotTell(String why) implements Comparison {}

    /** Whether these two can be told apart without a proof: of the same size, or one is empty. */
    static boolean needsProof(Head earlier, Head later) {
        return earlier.checkpoint().size() > 0
                && earlier.checkpoint().size() < later.checkpoint().size();
    }

    /** Two heads that need no proof. */
    static Comparison of(Head earlier, Head later) {
        if (earlier.checkpoint().size() < later.checkpoint().size()) {
            return new OneLog(); // every log continues the empty one
        }
        return sameRoot(
                earlier.checkpoint().size(),
                earlier.checkpoint().root(),
                later.checkpoint().root());
    }

    /** With a proof that somebody gave. One that does not prove says nothing: anybody can make such a proof. */
    static Comparison of(Head earlier, Head later, List<Digest> proof) {
        var from = earlier.checkpoint();
        var to = later.checkpoint();
        try {
            new ConsistencyProof(from.size(), to.size(), proof).verify(from.root(), to.root());
            return new OneLog();
        } catch (ProofException refused) {
            return new CannotTell("the proof does not prove it: " + refused.getMessage());
        }
    }

    /**
     * With the later log's hashes, wherever they are from. Once they lead to the later root, they are what the log
     * signed, and the root that they give the earlier size is the log's as the later party was shown it.
     */
    static Comparison of(Head earlier, Head later, NodeSource tiles) {
        var from = earlier.checkpoint();
        var to = later.checkpoint();
        var reader = new TreeReader(tiles);
        var past = reader.frontier(from.size()).root();
        try {
            reader.consistency(from.size(), to.size()).verify(past, to.root());
        } catch (ProofException refused) {
            return new CannotTell("the tiles are not those of " + later.name() + ": " + refused.getMessage());
        }
        return sameRoot(from.size(), from.root(), past);
    }

    private static Comparison sameRoot(long size, Digest one, Digest other) {
        return one.equals(other) ? new OneLog() : new SplitView(size, one, other);
    }
}
