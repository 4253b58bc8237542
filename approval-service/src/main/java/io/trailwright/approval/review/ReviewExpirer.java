package io.trailwright.approval.review;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.ReviewStore.Due;
import io.trailwright.approval.trail.TrailCopy;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Tells the ledger that a time limit has passed. The fold counts nothing after the limit, told or not; this makes the
 * end a recorded fact. No person states it.
 */
@ApplicationScoped
public class ReviewExpirer {
    private static final Logger LOG = Logger.getLogger(ReviewExpirer.class);
    private static final Duration AFTER_AN_EARLY_ONE = Duration.ofMinutes(1);

    private final ReviewStore reviews;
    private final TrailCopy trails;
    private final ReviewLedger ledger;
    private final ReviewConfig config;
    private final Clock clock;

    ReviewExpirer(ReviewStore reviews, TrailCopy trails, ReviewLedger ledger, ReviewConfig config, Clock clock) {
        this.reviews = reviews;
        this.trails = trails;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "expire-reviews",
            every = "${trailwright.review.expire-every:PT5S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> expireLapsed() {
        var now = clock.instant();
        return reviews.lapsed(now.minus(config.expireAfter()), config.batch())
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(each -> expire(each, now))
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("reviews wait to be closed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> expire(Due due, Instant now) {
        return trails.trail(due.log(), due.trail())
                .map(kept -> ReviewedTrail.of(kept, now))
                .chain(reviewed -> mayStateExpiry(reviewed, now)
                        ? append(reviewed)
                        : Uni.createFrom().voidItem());
    }

    /** Not again at once when the ledger's clock was behind and it counted an earlier one as too early. */
    static boolean mayStateExpiry(ReviewedTrail reviewed, Instant now) {
        return reviewed.state().verdict() == Verdict.EXPIRED
                && !(reviewed.review() instanceof ReviewState.Expired)
                && reviewed.state().reviews().stream()
                        .filter(review -> review.statement().outcome() == Outcome.EXPIRED)
                        .map(Review::at)
                        .allMatch(at -> at.plus(AFTER_AN_EARLY_ONE).isBefore(now));
    }

    private Uni<Void> append(ReviewedTrail reviewed) {
        var state = reviewed.state();
        var statement = new Statement(
                state.trail(),
                state.subject(),
                reviewed.view().digest(),
                Outcome.EXPIRED,
                PersonsDecision.meaning(Outcome.EXPIRED),
                "");
        return ledger.expired(state.trail(), LedgerKeys.expired(state.trail(), state.head()), state.head(), statement)
                .invoke(appended -> LOG.debugf("expiry of %s: %s", state.trail(), appended))
                .replaceWithVoid();
    }
}
