package io.trailwright.ingest.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.trail.TrailWriter;

/** The review door over another writer than the service's. */
public final class ReviewsAt {
    private ReviewsAt() {}

    /** Nobody countersigns. */
    public static ReviewService of(TrailWriter writer, PersonTokens persons) {
        return new ReviewService(writer, persons, person -> Uni.createFrom()
                .failure(new UnsupportedOperationException("no provider here")));
    }

    public static WithdrawalService withdrawals(TrailWriter writer) {
        return new WithdrawalService(writer);
    }
}
