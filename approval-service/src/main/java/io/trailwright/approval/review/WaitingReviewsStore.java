package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Counts what waits, over all logs. */
public interface WaitingReviewsStore {

    /** One for each tier of which something waits. */
    Uni<List<WaitingReviews>> waiting(Instant now);
}
