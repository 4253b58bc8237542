package io.trailwright.reconstruction.feed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.trailwright.reconstruction.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps every log followed: looks for logs at an interval and follows each by long polls. A log that fails is left
 * alone until the next look, so an outage is asked about once an interval and not in a loop.
 */
@ApplicationScoped
class FollowAll {
    private static final Logger LOG = Logger.getLogger(FollowAll.class);

    private final Ledger ledger;
    private final Follower follower;
    private final Duration wait;
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
        return ledger.logs()
                .invoke(logs -> logs.stream().filter(following::add).forEach(this::follow))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("The ledger cannot be followed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
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
