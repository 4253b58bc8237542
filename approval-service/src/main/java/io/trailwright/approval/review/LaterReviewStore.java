package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import java.util.List;

/** Later reviews. Methods join the caller's transaction if there is one, and are one transaction each otherwise. */
public interface LaterReviewStore {

    /** Puts a line in or changes it. The review itself must be there. */
    Uni<Void> save(LaterReview later);

    /** Open ones of the person's groups that are not about what they did themselves; those due first, first. */
    Uni<List<Waiting>> open(SignedIn person, int limit);

    /** @param review what it is about */
    record Waiting(LaterReview later, ReviewRecord review) {}
}
