package io.trailwright.reconstruction.feed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.trailwright.reconstruction.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps every log followed: looks for logs at an interval and follows each by long polls. A log that fails is left
 * alone until the next look; while the ledger does not answer at all, looks become rarer, up to {@value #MOST_SKIPPED}
 * left out between two.
 */
@ApplicationScoped
class FollowAll {
    private static final Logger LOG = Logger.getLogger(FollowAll.class);

    private static final int MOST_SKIPPED = 4;

    private final Ledger ledger;
    private final Follower follower;
    private final Duration wait;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger toSkip = new AtomicInteger();
    private final Set<String> following = ConcurrentHashMap.newKeySet();

    /** @param wait how long one long poll may last; zero asks once at every look */
    FollowAll(
            Ledger ledger,
            Follower follower,
            @ConfigProperty(name = "trailwright.feed.wait", defaultValue = "PT20S") Duration wait) {
        this.ledger = ledger;
        this.follower = follower;
        this.wait = wait;
    }

    @Scheduled(
            every = "${trailwright.feed.every:1s}",
            delayed = "${trailwright.feed.delay:0s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (toSkip.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Uni.createFrom().voidItem();
        }
        return ledger.logs()
                .invoke(logs -> {
                    failures.set(0);
                    logs.stream().filter(following::add).forEach(this::follow);
                })
                .replaceWithVoid()
                .onFailure()
                .invoke(this::unanswered)
                .onFailure()
                .recoverWithNull();
    }

    private void unanswered(Throwable failure) {
        int skipped = Math.min(failures.getAndIncrement(), MOST_SKIPPED);
        toSkip.set(skipped);
        LOG.warnf("The ledger cannot be followed, asking again after %d looks: %s", skipped + 1, failure.getMessage());
    }

    private void follow(String log) {
        follower.step(log, wait).subscribe().with(taken -> next(log, taken), failure -> {
            following.remove(log);
            LOG.warnf("Log %s is not followed for now: %s", log, failure.getMessage());
        });
    }

    /** Straight on while there is something; otherwise at the next look, so that no answer can make this a busy loop. */
    private void next(String log, int taken) {
        if (taken > 0) {
            follow(log);
        } else {
            following.remove(log);
        }
    }
}
