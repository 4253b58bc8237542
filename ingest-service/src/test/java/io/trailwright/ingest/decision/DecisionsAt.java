package io.trailwright.ingest.decision;

import io.trailwright.ingest.evaluation.Evaluator;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.trail.NewIds;
import io.trailwright.ingest.trail.TrailWriter;
import java.time.Clock;

/** The door for decisions and evidence over another writer, policy and clock than the service's. */
public final class DecisionsAt {
    private DecisionsAt() {}

    public static DecisionService of(TrailWriter writer, Evaluator evaluator, Permits permits, Clock clock) {
        return new DecisionService(writer, evaluator, permits, new NewIds(), clock);
    }

    public static FactService facts(TrailWriter writer) {
        return new FactService(writer, shown -> {});
    }
}
