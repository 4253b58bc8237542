package io.trailwright.ingest.ledger;

import java.util.List;

/**
 * What one transaction writes, and what each request is told after the commit.
 *
 * @param answers one for each request of the batch, in its order
 * @param rows the entries to store; none when nothing of the batch is recorded, and then nothing is written at all
 * @param tiles the tiles that became full
 * @param keys the idempotency keys that are used up
 * @param before the head that was locked
 * @param after the head to store, with the signed checkpoint
 */
public record BatchPlan(
        List<Answer> answers,
        List<EntryRow> rows,
        List<TileRow> tiles,
        List<KeptKey> keys,
        LogHead before,
        LogHead after) {

    /** What a request is told. */
    public sealed interface Answer {
        /** This, once the batch is on disk. */
        record Now(AppendOutcome outcome) implements Answer {}

        /** The receipt that the key gave before this batch, made again from what is stored. */
        record Again(KeptKey kept) implements Answer {}
    }

    public BatchPlan {
        answers = List.copyOf(answers);
        rows = List.copyOf(rows);
        tiles = List.copyOf(tiles);
        keys = List.copyOf(keys);
    }

    /** Whether there is nothing to write. */
    public boolean writesNothing() {
        return rows.isEmpty();
    }
}
