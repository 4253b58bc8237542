package io.trailwright.approval.review;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.ReviewStore.Due;
import io.trailwright.approval.trail.TrailCopy;
import io.trailwright.core.trail.Escalation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells the ledger that a step of the requirement's ladder is due, so that those who come next are asked. Who they are
 * is the requirement's to say: the ledger takes no other group from here, and nothing before its time.
 */
@ApplicationScoped
public class ReviewEscalator {
    private static final Logger LOG = Logger.getLogger(ReviewEscalator.class);

    private final ReviewStore reviews;
    private final TrailCopy trails;
    private final ReviewLedger ledger;
    private final ReviewConfig config;
    private final Clock clock;

    ReviewEscalator(ReviewStore reviews, TrailCopy trails, ReviewLedger ledger, ReviewConfig config, Clock clock) {
        this.reviews = reviews;
        this.trails = trails;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "escalate-reviews",
            every = "${trailwright.review.escalate-every:PT5S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> escalateDue() {
        var now = clock.instant().minus(config.escalateAfter());
        return reviews.escalating(now, config.batch())
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(each -> escalate(each, now))
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("reviews wait to be escalated: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> escalate(Due due, Instant now) {
        return trails.trail(due.log(), due.trail())
                .map(kept -> ReviewedTrail.of(kept, now))
                .chain(reviewed -> step(reviewed)
                        .map(escalation -> append(reviewed, escalation))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The step that is due; empty when none is, or nobody can be asked any more. */
    static Optional<Escalation> step(ReviewedTrail reviewed) {
        return reviewed.review() instanceof ReviewState.Open
                ? HandoverRule.next(reviewed, "").filter(next -> reviewed.eligibility()
                        .filter(rules ->
                                rules.escalation(Optional.empty(), next).isEmpty())
                        .isPresent())
                : Optional.empty();
    }

    /** A trail that moved comes back by the feed; anything else is tried again. */
    private Uni<Void> append(ReviewedTrail reviewed, Escalation escalation) {
        var state = reviewed.state();
        var key = LedgerKeys.escalated(escalation, state.head());
        return ledger.escalated(state.trail(), key, state.head(), escalation, Optional.empty())
                .invoke(appended -> LOG.debugf("escalation of %s: %s", state.trail(), appended))
                .replaceWithVoid();
    }
}
