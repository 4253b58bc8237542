package io.trailwright.reconstruction.feed;

import io.smallrye.mutiny.Uni;
import io.trailwright.reconstruction.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Follows one log. Safe to run on many replicas and to start again anywhere: only a step from the current position
 * counts.
 */
@ApplicationScoped
public class Follower {
    private static final Logger LOG = Logger.getLogger(Follower.class);

    /** Entries a step: an entry holds up to a megabyte of evidence, and a page is held in memory. */
    private static final int PAGE = 100;

    private final Ledger ledger;
    private final FeedStore store;
    private final FeedMeter meter;

    Follower(Ledger ledger, FeedStore store, FeedMeter meter) {
        this.ledger = ledger;
        this.store = store;
        this.meter = meter;
    }

    /**
     * Takes one step along a log.
     *
     * @param wait how long the ledger may wait for something new
     * @return how many entries were taken in, poison included; 0 when there was nothing new or another was faster
     */
    public Uni<Integer> step(String log, Duration wait) {
        return store.position(log)
                .chain(position ->
                        ledger.feed(log, position.next() - 1, PAGE, wait).map(page -> Step.over(log, position, page)))
                .chain(step -> step.from().equals(step.to()) ? Uni.createFrom().item(0) : take(step));
    }

    /** Steps along a log until there is nothing new. */
    public Uni<Void> drain(String log) {
        return step(log, Duration.ZERO)
                .chain(taken -> taken == 0 ? Uni.createFrom().voidItem() : drain(log));
    }

    private Uni<Integer> take(Step step) {
        step.poison()
                .forEach(poison -> LOG.errorf(
                        "Entry %d of log %s is quarantined: %s", poison.index(), step.log(), poison.reason()));
        int count = step.entries().size() + step.poison().size();
        return store.take(step).map(taken -> {
            if (!taken) {
                return 0;
            }
            step.poison().forEach(poison -> meter.quarantined());
            return count;
        });
    }
}
