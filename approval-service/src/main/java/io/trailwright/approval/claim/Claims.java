package io.trailwright.approval.claim;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.ReviewConfig;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.review.Reviews;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who is at which review. A courtesy among reviewers, kept here and not in the ledger: whoever may decide can decide,
 * claimed or not.
 */
@ApplicationScoped
public class Claims {
    /** How long a claim lasts when its holder does not renew it. */
    public static final Duration LEASE = Duration.ofMinutes(15);

    private final ClaimStore claims;
    private final Reviews reviews;
    private final Clock clock;
    private final int most;

    Claims(ClaimStore claims, Reviews reviews, Clock clock, ReviewConfig config) {
        this.claims = claims;
        this.reviews = reviews;
        this.clock = clock;
        this.most = config.mostClaims();
    }

    /**
     * Claims a review, or renews the person's own claim.
     *
     * @return fails with a problem: as {@link Reviews#one}, {@code not-eligible}, {@code review-closed}, or
     *     {@code claimed} while somebody else is at it, {@code too-many-claims} while they are at too many others
     */
    public Uni<Claim> claim(SignedIn person, UUID decision) {
        return reviews.one(person, decision)
                .invoke(trail -> requireCanDecide(trail, person))
                .chain(trail -> claims.take(wanted(person, decision, clock.instant()), most))
                .map(claim -> claim.orElseThrow(this::tooMany))
                .invoke(claim -> requireOwn(claim, person));
    }

    /** Lets go of a review. Nothing happens where the person does not hold it. */
    public Uni<Void> release(SignedIn person, UUID decision) {
        return reviews.one(person, decision)
                .chain(trail -> claims.release(
                        person.tenant(), decision, person.reviewer().person()));
    }

    /** Who is at it now. */
    public Uni<Optional<Claim>> current(String log, UUID decision) {
        return claims.find(log, decision, clock.instant());
    }

    /** Who is at which of these now. */
    public Uni<Map<UUID, Claim>> current(String log, Collection<UUID> decisions) {
        return claims.find(log, decisions, clock.instant())
                .map(found -> found.stream().collect(Collectors.toMap(Claim::trail, Function.identity())));
    }

    private HttpProblem tooMany() {
        return ProblemType.TOO_MANY_CLAIMS
                .with("You are at " + most + " other reviews already: decide one of them, or let go of it.")
                .with("most", most)
                .build();
    }

    private static Claim wanted(SignedIn person, UUID decision, Instant now) {
        return new Claim(
                person.tenant(), decision, person.reviewer().person(), person.displayName(), now, now.plus(LEASE));
    }

    private static void requireCanDecide(ReviewedTrail trail, SignedIn person) {
        if (!(trail.review() instanceof ReviewState.Open)) {
            throw ProblemType.REVIEW_CLOSED
                    .with("There is nothing to be at: the review is not open.")
                    .with("state", trail.review().wire())
                    .build();
        }
        trail.ineligible(person.reviewer(), Outcome.REJECTED).ifPresent(reason -> {
            throw ProblemType.NOT_ELIGIBLE.problem(
                    "You cannot decide this: " + person.displayName() + " " + reason.sentence() + ".");
        });
    }

    private static void requireOwn(Claim claim, SignedIn person) {
        if (!claim.isOf(person.reviewer().person())) {
            throw ProblemType.CLAIMED
                    .with(claim.name() + " is at it. You can decide all the same.")
                    .with("holder", claim.name())
                    .with("until", claim.until().toString())
                    .build();
        }
    }
}
