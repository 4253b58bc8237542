package io.trailwright.reconstruction.verification;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.ProofException;
import io.trailwright.reconstruction.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Checks that a log continues what was seen of it before: nothing rewritten, dropped or rolled back. */
@ApplicationScoped
class Continuity {
    private final Ledger ledger;

    Continuity(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Asks the ledger for the proof and verifies it.
     *
     * @param size number of entries that were seen before; nothing is asked for 0
     * @param root of the tree of that size
     * @param seen what it was that was seen, for the finding
     * @return what is wrong; empty when the one tree continues the other, whichever is larger
     */
    Uni<Optional<Finding>> check(String log, long size, Digest root, String seen, Checkpoint now) {
        if (size == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        boolean grown = size <= now.size();
        long from = grown ? size : now.size();
        long to = grown ? now.size() : size;
        var fromRoot = grown ? root : now.root();
        var toRoot = grown ? now.root() : root;
        if (from == 0) {
            return Uni.createFrom().item(Optional.of(finding(log, seen, size, now, "it is empty now")));
        }
        var proof = from == to
                ? Uni.createFrom().item(new ConsistencyProof(from, to, java.util.List.of()))
                : ledger.consistency(log, from, to);
        return proof.map(offered -> refusal(offered, fromRoot, toRoot).map(why -> finding(log, seen, size, now, why)));
    }

    private static Optional<String> refusal(ConsistencyProof proof, Digest fromRoot, Digest toRoot) {
        try {
            proof.verify(fromRoot, toRoot);
            return Optional.empty();
        } catch (ProofException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Finding finding(String log, String seen, long size, Checkpoint now, String why) {
        return Finding.of(
                "log " + log,
                "its checkpoint of size " + now.size() + " does not continue " + seen + " of size " + size + ": "
                        + why);
    }
}
