package io.trailwright.witness;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.ProofException;
import java.util.Optional;

/**
 * Whether a checkpoint that the log has signed may be cosigned, given the newest one that was (C2SP tlog-witness): a
 * pure function, and the whole of what a witness is for.
 */
sealed interface Judgement {

    /** It continues what is held. */
    record Continues() implements Judgement {}

    /** The sender's old size is not the held one, or it is and the root of the same size is another. */
    record Conflict(long heldSize) implements Judgement {}

    /** The old size is larger than the checkpoint's. */
    record Backwards() implements Judgement {}

    /** The proof does not prove that the checkpoint continues the held one. */
    record Unproven(String why) implements Judgement {}

    static Judgement of(Optional<Held> held, AddCheckpoint request) {
        long heldSize = held.map(head -> head.checkpoint().size()).orElse(0L);
        long size = request.checkpoint().size();
        if (request.old() > size) {
            return new Backwards();
        }
        if (request.old() != heldSize) {
            return new Conflict(heldSize);
        }
        if (heldSize == 0) {
            return request.proof().isEmpty()
                    ? new Continues()
                    : new Unproven("every log continues the empty one, so the proof from 0 is empty");
        }
        return of(held.orElseThrow().checkpoint().root(), request);
    }

    private static Judgement of(Digest heldRoot, AddCheckpoint request) {
        var next = request.checkpoint();
        if (next.size() == request.old() && !next.root().equals(heldRoot)) {
            return new Conflict(request.old());
        }
        try {
            new ConsistencyProof(request.old(), next.size(), request.proof()).verify(heldRoot, next.root());
            return new Continues();
        } catch (ProofException refused) {
            return new Unproven(String.valueOf(refused.getMessage()));
        }
    }
}
