package io.trailwright.approval.feed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.FeedStep.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
    private final Backoff looking = new Backoff();

    FeedFollower(Feed feed, FeedStep step, FeedListener listener, Scheduler scheduler, FeedConfig config) {
        this.feed = feed;
        this.step = step;
        this.listener = listener;
        this.scheduler = scheduler;
        this.config = config;
    }

    @Scheduled(
            identity = "feed-logs",
            every = "${trailwright.feed.pause:PT1S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookForLogs() {
        return config.enabled() && !looking.sitOut()
                ? guarded("the ledger's logs", looking, this::startNew)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> startNew() {
        return feed.logs()
                .invoke(logs -> logs.stream().filter(followed::add).forEach(this::start))
                .replaceWithVoid();
    }

    private void start(String log) {
        var backoff = new Backoff();
        scheduler
                .newJob("feed-" + log)
                .setInterval(config.pause().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> backoff.sitOut()
                        ? Uni.createFrom().voidItem()
                        : guarded("log " + log, backoff, () -> follow(log)))
                .schedule();
        LOG.infof("following log %s", log);
    }

    /** Takes pages until none comes within the wait, or one cannot be taken in; the job's interval is the pause. */
    private Uni<Void> follow(String log) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step.take(log, config.patience()).call(outcome -> told(log, outcome)))
                .whilst(outcome -> outcome == Outcome.MOVED || outcome == Outcome.CAUGHT_UP)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> told(String log, Outcome outcome) {
        return outcome == Outcome.CAUGHT_UP
                ? listener.caughtUp(log)
                : Uni.createFrom().voidItem();
    }

    /** Never fails: says once what is wrong, and once that it is over. */
    private static Uni<Void> guarded(String what, Backoff backoff, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .invoke(() -> {
                    if (backoff.succeeded()) {
                        LOG.infof("%s: the ledger answers again", what);
                    }
                })
                .onFailure()
                .invoke(failure -> {
                    if (backoff.failed()) {
                        LOG.warnf("%s: cannot be read, trying on: %s", what, failure.getMessage());
                    }
                })
                .onFailure()
                .recoverWithNull();
    }
}
