package io.trailwright.ingest.trail;

import io.trailwright.ingest.ledger.Ledger;
import java.time.Clock;

/** Reading and writing of trails by another clock than the service's. */
public final class TrailsAt {
    private TrailsAt() {}

    public static TrailReader reader(Ledger ledger, Clock clock) {
        return new TrailReader(ledger, clock);
    }

    public static TrailWriter writer(Ledger ledger, Clock clock) {
        return new TrailWriter(ledger, reader(ledger, clock));
    }
}
