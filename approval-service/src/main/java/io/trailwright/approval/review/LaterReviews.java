package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.LaterReviewStore.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Later reviews that a person could close. Whether they may is said by the review itself. */
@ApplicationScoped
public class LaterReviews {

    /** The most that one answer holds. */
    public static final int MAX_LIST = 100;

    private final LaterReviewStore store;

    LaterReviews(LaterReviewStore store) {
        this.store = store;
    }

    /** Those due first, first; at most {@value #MAX_LIST}. */
    public Uni<List<Waiting>> open(SignedIn person) {
        return store.open(person, MAX_LIST);
    }
}
