package io.trailwright.approval.feed;

import io.smallrye.mutiny.Uni;

/** Told when a log has been taken in to its end, outside the transaction. A hint: what is missed is done in time. */
public interface FeedListener {

    /** Never fails. */
    Uni<Void> caughtUp(String log);
}
