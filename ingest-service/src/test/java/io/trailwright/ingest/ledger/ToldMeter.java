package io.trailwright.ingest.ledger;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what it was told. */
final class ToldMeter implements LedgerMeter {
    final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @Override
    public void committed(int requests, List<EntryRow> rows, long nanos) {
        told.add("committed " + requests);
    }

    @Override
    public void answered(List<BatchPlan.Answer> answers) {
        told.add("answered " + answers.size());
    }

    @Override
    public void notRecorded(int requests) {
        told.add("not recorded " + requests);
    }

    @Override
    public void unknown(int requests) {
        told.add("unknown " + requests);
    }

    @Override
    public void turnedAway() {
        told.add("turned away");
    }
}
