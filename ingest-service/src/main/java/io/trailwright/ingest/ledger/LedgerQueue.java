package io.trailwright.ingest.ledger;

/** What waits for a batch on this replica. */
public interface LedgerQueue {

    /** Requests that wait, of all logs together; those of a batch in flight are not among them. */
    int waiting();
}
