package io.trailwright.ingest.ledger;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Whole ledgers as replicas have them: a sequencer each, a clock each, and the database that they share. */
@ApplicationScoped
public class TestReplicas {
    private final LedgerStore store;
    private final LedgerReader reader;
    private final Receipts receipts;
    private final LogKeys keys;
    private final LogKeyring keyring;
    private final Answers answers;
    private final LogSignals signals;
    private final LedgerSettings settings;
    private final Vertx vertx;

    TestReplicas(
            LedgerStore store,
            LedgerReader reader,
            Receipts receipts,
            LogKeys keys,
            LogKeyring keyring,
            Answers answers,
            LogSignals signals,
            LedgerSettings settings,
            Vertx vertx) {
        this.store = store;
        this.reader = reader;
        this.receipts = receipts;
        this.keys = keys;
        this.keyring = keyring;
        this.answers = answers;
        this.signals = signals;
        this.settings = settings;
        this.vertx = vertx;
    }

    public Ledger replica(Clock clock) {
        var sequencer = new Sequencer(store, keys, answers, signals, new Standing(keyring), settings, clock, vertx);
        return new LedgerService(sequencer, reader, receipts, keys, signals, settings);
    }

    /** Verifies every row of a log against every other; gives the number of entries. */
    public long assertLogVerifies(String log) {
        return WholeLog.assertLogVerifies(log, List.of(keys.verifierKey(log)));
    }
}
