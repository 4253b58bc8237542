package io.trailwright.approval.review;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Counts now and then what waits for people. */
@ApplicationScoped
class WaitingReviewsWatch {
    private static final Logger LOG = Logger.getLogger(WaitingReviewsWatch.class);

    private final WaitingReviewsStore store;
    private final ReviewMeter meter;
    private final Clock clock;

    WaitingReviewsWatch(WaitingReviewsStore store, ReviewMeter meter, Clock clock) {
        this.store = store;
        this.meter = meter;
        this.clock = clock;
    }

    @Scheduled(
            identity = "count-waiting-reviews",
            every = "${trailwright.review.count-every:PT15S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return store.waiting(clock.instant())
                .invoke(meter::waiting)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debug("it is not known what waits", failure))
                .onFailure()
                .recoverWithNull();
    }
}
