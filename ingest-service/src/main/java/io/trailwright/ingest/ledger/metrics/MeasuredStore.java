package io.trailwright.ingest.ledger.metrics;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.BatchContext;
import io.trailwright.ingest.ledger.BatchPlan;
import io.trailwright.ingest.ledger.LedgerMeter;
import io.trailwright.ingest.ledger.LedgerStore;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.List;
import java.util.function.Function;

/** Measures every batch that is on disk, and leaves the store as it is. */
@Decorator
@Priority(1)
class MeasuredStore implements LedgerStore {
    private final LedgerStore store;
    private final LedgerMeter meter;

    MeasuredStore(@Any @Delegate LedgerStore store, LedgerMeter meter) {
        this.store = store;
        this.meter = meter;
    }

    @Override
    public Uni<BatchPlan> write(String log, List<AppendRequest> batch, Function<BatchContext, BatchPlan> planner) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return store.write(log, batch, planner)
                    .invoke(plan -> meter.committed(batch.size(), plan.rows(), System.nanoTime() - start));
        });
    }
}
