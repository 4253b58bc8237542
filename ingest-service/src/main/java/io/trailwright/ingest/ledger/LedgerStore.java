package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** Where batches are written. */
public interface LedgerStore {

    /**
     * One transaction: locks the log's head, reads what the batch needs to know, lets {@code planner} decide, writes what
     * it says, commits. Fails with a {@link BatchFailure}.
     *
     * @param batch requests of this log, at least one
     * @param planner called with the head locked, again if a new trail's id turns out to be taken; must not block
     * @return the plan, after its commit is on disk
     */
    Uni<BatchPlan> write(String log, List<AppendRequest> batch, Function<BatchContext, BatchPlan> planner);
}
