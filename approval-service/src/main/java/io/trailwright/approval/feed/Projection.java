package io.trailwright.approval.feed;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import java.util.List;
import java.util.UUID;

/**
 * What is derived from the feed. Called inside the transaction that moves the cursor, so that both happen or neither;
 * taking in the same entries again changes nothing.
 */
public interface Projection {

    /**
     * @param entries checked, in the order of the log
     * @return fails with {@link PoisonEntryException} for an entry that cannot be derived from
     */
    Uni<Void> project(String log, List<Entry> entries);

    /** An entry of this decision was passed over: whatever is known of the decision is incomplete from now on. */
    Uni<Void> damaged(String log, UUID trail, long position, String problem);
}
