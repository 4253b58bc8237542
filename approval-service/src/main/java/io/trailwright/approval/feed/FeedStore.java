package io.trailwright.approval.feed;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/** How far each log has been taken in. Every method is one transaction. */
public interface FeedStore {

    /** The last position taken in, -1 for none. */
    Uni<Long> position(String log);

    /**
     * Derives and moves the cursor in one transaction.
     *
     * @return false, and nothing done, when the cursor does not stand at {@code from} (another replica was faster)
     */
    Uni<Boolean> advance(String log, long from, long to, Supplier<Uni<Void>> derive);

    /**
     * Counts a failed try at an entry.
     *
     * @return how many there were, this one included
     */
    Uni<Integer> failed(String log, PoisonEntryException fault);

    /** Marks a fault as passed over. Joins the transaction of {@link #advance}. */
    Uni<Void> quarantine(String log, long position);

    /** A fault that is kept, if there is one at this position. */
    Uni<Optional<Fault>> fault(String log, long position);

    /** @param attempts how often the entry was tried */
    record Fault(String log, long position, String problem, int attempts, boolean quarantined) {}
}
