package io.trailwright.approval.review;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.FeedListener;
import io.trailwright.approval.review.ReviewLedger.Appended;
import io.trailwright.approval.review.ReviewLedger.Opening;
import io.trailwright.approval.review.ReviewStore.Due;
import io.trailwright.approval.trail.TrailCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells the ledger that people are asked. The wish is in the queue already, so nothing is lost when the ledger does
 * not answer; the key is made of decision and head, so nothing is opened twice.
 */
@ApplicationScoped
public class ReviewOpener implements FeedListener {
    private static final Logger LOG = Logger.getLogger(ReviewOpener.class);

    private final ReviewStore reviews;
    private final TrailCopy trails;
    private final ReviewLedger ledger;
    private final ReviewConfig config;
    private final Clock clock;

    /** The feed and the schedule both start it; one at a time is enough. */
    private final AtomicBoolean busy = new AtomicBoolean();

    ReviewOpener(ReviewStore reviews, TrailCopy trails, ReviewLedger ledger, ReviewConfig config, Clock clock) {
        this.reviews = reviews;
        this.trails = trails;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> caughtUp(String log) {
        return openWanted();
    }

    @Scheduled(
            identity = "open-reviews",
            every = "${trailwright.review.open-every:PT2S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> openWanted() {
        return busy.compareAndSet(false, true)
                ? openAll().onTermination().invoke(() -> busy.set(false))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> openAll() {
        return reviews.wanted(config.batch())
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::open)
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("reviews wait to be opened: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> open(Due due) {
        return trails.trail(due.log(), due.trail())
                .map(kept -> ReviewedTrail.of(kept, clock.instant()))
                .chain(reviewed -> reviewed.review() instanceof ReviewState.Wanted
                        ? append(reviewed)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> append(ReviewedTrail reviewed) {
        var state = reviewed.state();
        var requirement = state.evaluated().orElseThrow().requirement();
        var opening = new Opening(
                state.subject(),
                requirement.groups(),
                requirement.approvals(),
                state.expiresAt().orElseThrow());
        return ledger.opened(state.trail(), LedgerKeys.opened(state.trail(), state.head()), state.head(), opening)
                .invoke(appended -> told(reviewed, appended))
                .replaceWithVoid();
    }

    /** A trail that moved comes back by the feed; anything else is tried again. */
    private static void told(ReviewedTrail reviewed, Appended appended) {
        if (appended instanceof ReviewLedger.Unknown unknown) {
            throw new IllegalStateException(unknown.detail());
        }
        LOG.debugf("review of %s: %s", reviewed.state().trail(), appended);
    }
}
