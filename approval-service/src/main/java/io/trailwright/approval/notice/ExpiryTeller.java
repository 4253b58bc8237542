package io.trailwright.approval.notice;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.trail.TrailCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Notes that a time limit is near. */
@ApplicationScoped
public class ExpiryTeller {
    private static final Logger LOG = Logger.getLogger(ExpiryTeller.class);
    private static final int BATCH = 100;

    private final NoticeSettings settings;
    private final NoticeConfig config;
    private final NoticeStore store;
    private final TrailCopy trails;
    private final Outbox outbox;
    private final Clock clock;

    ExpiryTeller(
            NoticeSettings settings,
            NoticeConfig config,
            NoticeStore store,
            TrailCopy trails,
            Outbox outbox,
            Clock clock) {
        this.settings = settings;
        this.config = config;
        this.store = store;
        this.trails = trails;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            identity = "tell-expiring",
            every = "${trailwright.notices.every:PT2S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tellExpiring() {
        if (!settings.any()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        return store.expiring(now, now.plus(config.beforeExpiry()), BATCH)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(each -> trails.trail(each.log(), each.trail())
                                .map(kept -> occasions(ReviewedTrail.of(kept, now), now))
                                .chain(outbox::note))
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("it is not told what is about to expire: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private List<Occasion> occasions(ReviewedTrail trail, Instant now) {
        return Occasions.expiring(trail, config.beforeExpiry(), now).stream().toList();
    }
}
