package io.trailwright.approval.feed;

import io.smallrye.mutiny.Uni;

/** Told after the cursor of a log has moved, outside the transaction. A hint: what is missed is caught up in time. */
public interface FeedListener {

    /** Never fails. */
    Uni<Void> moved(String log);
}
