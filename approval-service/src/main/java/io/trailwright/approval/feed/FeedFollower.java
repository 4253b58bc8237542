package io.trailwright.approval.feed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Follows every log for as long as the process runs, each by a job of its own, so that a log that is stuck holds up
 * no other. Holds no position: the database does.
 */
@ApplicationScoped
public class FeedFollower {
    private static final Logger LOG = Logger.getLogger(FeedFollower.class);

    private final Feed feed;
    private final FeedStep step;
    private final FeedListener listener;
    private final Scheduler scheduler;
    private final FeedConfig config;
    private final Set<String> followed = ConcurrentHashMap.newKeySet();

    FeedFollower(Feed feed, FeedStep step, FeedListener listener, Scheduler scheduler, FeedConfig config) {
        this.feed = feed;
        this.step = step;
        this.listener = listener;
        this.scheduler = scheduler;
        this.config = config;
    }

    @Scheduled(identity = "feed-logs", every = "${trailwright.feed.pause:PT1S}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookForLogs() {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return feed.logs()
                .invoke(logs -> logs.stream().filter(followed::add).forEach(this::start))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("the ledger's logs cannot be listed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private void start(String log) {
        scheduler
                .newJob("feed-" + log)
                .setInterval(config.pause().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> follow(log))
                .schedule();
        LOG.infof("following log %s", log);
    }

    /** Takes pages until none comes within the wait, or one cannot be taken in; the job's interval is the pause. */
    private Uni<Void> follow(String log) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step.take(log, config.patience()).call(outcome -> told(log, outcome)))
                .whilst(outcome -> outcome == FeedStep.Outcome.MOVED)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("log %s: the feed stands still: %s", log, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> told(String log, FeedStep.Outcome outcome) {
        return outcome == FeedStep.Outcome.MOVED ? listener.moved(log) : Uni.createFrom().voidItem();
    }
}
