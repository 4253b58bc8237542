package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import java.util.Optional;

/** What became of a request that the ledger decided. What it could not decide fails with a problem instead. */
public sealed interface AppendOutcome {

    /** Recorded, and on disk. */
    record Appended(Receipt receipt) implements AppendOutcome {}

    /** The same key and body were recorded before: the same receipt, byte for byte. */
    record Replayed(Receipt receipt) implements AppendOutcome {}

    /**
     * Nothing was recorded: the trail moved on since the caller read it.
     *
     * @param head the trail's head now; empty when there is no such trail
     */
    record HeadMoved(Optional<Digest> head) implements AppendOutcome {}

    /** Nothing was recorded: the key was used before with another body. */
    record KeyReused() implements AppendOutcome {}

    /** Nothing was recorded: the request redeems a permit in a trail in which one was redeemed before. */
    record AlreadyRedeemed() implements AppendOutcome {}
}
