package io.trailwright.reconstruction.feed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.reconstruction.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Compares now and then how far the ledger is with how far it has been taken in. Apart from following, so that a follower
 * that hangs is seen. While the ledger cannot be asked, what was found last stands.
 */
@ApplicationScoped
class LagWatch {
    private static final Logger LOG = Logger.getLogger(LagWatch.class);

    private final Ledger ledger;
    private final FeedStore store;
    private final FeedMeter meter;
    private final Clock clock;
    private final Map<String, Lag> lags = new ConcurrentHashMap<>();

    LagWatch(Ledger ledger, FeedStore store, FeedMeter meter, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.meter = meter;
        this.clock = clock;
    }

    @Scheduled(
            identity = "feed-lag",
            every = "${trailwright.feed.look-every:PT15S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return ledger.sizes()
                .chain(this::compare)
                .invoke(this::show)
                .onFailure()
                .invoke(failure -> LOG.debug("it is not known how far the ledger is", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> compare(Map<String, Long> sizes) {
        return Multi.createFrom()
                .iterable(sizes.entrySet())
                .onItem()
                .transformToUniAndConcatenate(log -> store.position(log.getKey())
                        .invoke(position -> seen(log.getKey(), log.getValue(), position.next())))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private void seen(String log, long size, long taken) {
        lags.merge(
                log,
                Lag.NONE.next(size, taken, clock.instant()),
                (before, first) -> before.next(size, taken, clock.instant()));
    }

    private void show() {
        long entries = lags.values().stream().mapToLong(Lag::entries).sum();
        Optional<Instant> since =
                lags.values().stream().flatMap(lag -> lag.since().stream()).min(Comparator.naturalOrder());
        meter.behind(entries, since);
    }
}
