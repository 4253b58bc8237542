package io.trailwright.ingest.ledger;

import java.util.List;

/**
 * Counts what becomes of appends. Called a few times for each batch, on the sequencer's event loop: nothing here may wait,
 * throw, or look anything up by name. Safe for use by many threads.
 */
public interface LedgerMeter {

    /**
     * A batch is on disk.
     *
     * @param requests how many were in it, those that recorded nothing included
     * @param rows the entries that it recorded; none when nothing of it was
     * @param nanos from asking for a connection to the answer to the commit
     */
    void committed(int requests, List<EntryRow> rows, long nanos);

    /** What each request of a batch was told after its commit. */
    void answered(List<BatchPlan.Answer> answers);

    /** So many requests recorded nothing because the store could not be reached or refused them. */
    void notRecorded(int requests);

    /** Of so many requests it is not known whether they were recorded. */
    void unknown(int requests);

    /** A request found no room, or waited longer than it may. */
    void turnedAway();
}
