package io.trailwright.ingest.trail;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Reads trails. What another tenant holds does not exist here. */
@ApplicationScoped
public class TrailReader {
    private final Ledger ledger;
    private final Clock clock;

    TrailReader(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Reads a whole trail.
     *
     * @return the trail now; fails with {@code not-found} when the log has no such trail, and with {@code trail-broken}
     *     when what is stored of it cannot be read any more
     */
    public Uni<SeenTrail> read(String log, UUID trail) {
        return ledger.trail(log, trail).map(entries -> {
            if (entries.isEmpty()) {
                throw absent();
            }
            return SeenTrail.stored(log, trail, entries, clock.instant());
        });
    }

    /** One answer for what never was and for what is another tenant's. */
    public static HttpProblem absent() {
        return ProblemType.NOT_FOUND.problem("Check the id: there is no such decision in your tenant.");
    }
}
