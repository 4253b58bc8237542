package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.trail.TrailCopy;
import io.trailwright.approval.trail.TrailCopy.KeptTrail;
import io.trailwright.core.entry.Digest;
import io.trailwright.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a person may see of reviews: those of their tenant that they are asked about, by a group or by name. */
@ApplicationScoped
public class Reviews {

    /** The most that one answer holds. */
    public static final int MAX_LIST = 500;

    private final ReviewStore reviews;
    private final TrailCopy trails;
    private final Clock clock;

    Reviews(ReviewStore reviews, TrailCopy trails, Clock clock) {
        this.reviews = reviews;
        this.trails = trails;
        this.clock = clock;
    }

    /** By tier, then by time left. @param limit 1 to {@value #MAX_LIST} */
    public Uni<List<ReviewRecord>> open(SignedIn person, int limit) {
        return reviews.open(person.tenant(), person.reviewer(), clock.instant(), limit);
    }

    /** Newest first. @param limit 1 to {@value #MAX_LIST} */
    public Uni<List<ReviewRecord>> closed(SignedIn person, int limit) {
        return reviews.closed(person.tenant(), person.reviewer(), clock.instant(), limit);
    }

    /** @return fails with a problem: 404 where there is none, 403 where the person's groups are not asked */
    public Uni<ReviewedTrail> one(SignedIn person, UUID decision) {
        return reviews.find(person.tenant(), decision)
                .onItem()
                .transformToUni(found -> found.isPresent()
                        ? trails.trail(person.tenant(), decision)
                        : Uni.createFrom().failure(absent()))
                .map(this::read)
                .invoke(reviewed -> requireThere(reviewed, person));
    }

    /** The newest entry that is known of a decision; empty where there is no review. */
    Uni<Optional<Digest>> head(SignedIn person, UUID decision) {
        return reviews.find(person.tenant(), decision).map(found -> found.map(ReviewRecord::head));
    }

    private ReviewedTrail read(KeptTrail kept) {
        try {
            return ReviewedTrail.of(kept, clock.instant());
        } catch (UnreadableTrailException unreadable) {
            throw ProblemType.VIEW_INCOMPLETE
                    .with("This trail is incomplete here and cannot be shown, so it cannot be decided.")
                    .withCause(unreadable)
                    .build();
        }
    }

    private static void requireThere(ReviewedTrail reviewed, SignedIn person) {
        if (!reviewed.everOpened()) {
            throw absent();
        }
        if (!reviewed.concerns(person.reviewer())) {
            throw ProblemType.NOT_ELIGIBLE.problem("You are in none of the groups that may decide this.");
        }
    }

    private static RuntimeException absent() {
        return StandardProblem.NOT_FOUND.problem("There is no review of such a decision, or it is not open yet.");
    }
}
