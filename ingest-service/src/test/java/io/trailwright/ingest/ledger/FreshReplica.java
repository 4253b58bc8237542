package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes what a replica has that was started just now: it has read nothing yet. */
@ApplicationScoped
public class FreshReplica {
    private final LedgerStore store;
    private final LogKeys keys;
    private final LogKeyring keyring;
    private final Answers answers;
    private final LogSignals signals;
    private final LedgerSettings settings;
    private final Vertx vertx;

    FreshReplica(
            LedgerStore store,
            LogKeys keys,
            LogKeyring keyring,
            Answers answers,
            LogSignals signals,
            LedgerSettings settings,
            Vertx vertx) {
        this.store = store;
        this.keys = keys;
        this.keyring = keyring;
        this.answers = answers;
        this.signals = signals;
        this.settings = settings;
        this.vertx = vertx;
    }

    public Standing standing() {
        return new Standing(keyring);
    }

    /** Appends as such a replica does. */
    public Uni<AppendOutcome> append(Standing standing, AppendRequest request) {
        return new Sequencer(store, keys, answers, signals, standing, settings, Clock.systemUTC(), vertx)
                .append(request);
    }
}
