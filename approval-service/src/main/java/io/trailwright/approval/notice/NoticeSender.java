package io.trailwright.approval.notice;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.notice.Messenger.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Delivers what the outbox holds, at least once. Between taking and marking the service may end: then the lease runs out
 * and the same notice is sent again, under the same id.
 */
@ApplicationScoped
public class NoticeSender {
    private static final Logger LOG = Logger.getLogger(NoticeSender.class);
    private static final int BATCH = 20;
    private static final int MAX_PROBLEM = 500;
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final NoticeSettings settings;
    private final NoticeConfig config;
    private final NoticeStore store;
    private final Instance<Messenger> messengers;
    private final Clock clock;

    NoticeSender(
            NoticeSettings settings,
            NoticeConfig config,
            NoticeStore store,
            @Any Instance<Messenger> messengers,
            Clock clock) {
        this.settings = settings;
        this.config = config;
        this.store = store;
        this.messengers = messengers;
        this.clock = clock;
    }

    @Scheduled(
            identity = "send-notices",
            every = "${trailwright.notices.every:PT2S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sendDue() {
        return settings.any() ? round() : Uni.createFrom().voidItem();
    }

    private Uni<Void> round() {
        return store.take(clock.instant(), config.webhook().timeout().plus(MARGIN), BATCH)
                .chain(taken -> Multi.createFrom()
                        .iterable(taken)
                        .onItem()
                        .transformToUniAndConcatenate(this::deliver)
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("notices wait: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> deliver(Notice notice) {
        return Uni.createFrom()
                .deferred(() -> messenger(notice).send(notice))
                .map(sent -> "")
                .onFailure()
                .recoverWithUni(failure -> failed(notice, failure).replaceWith("failed"))
                .chain(outcome -> outcome.isEmpty()
                        ? store.sent(notice.id(), clock.instant())
                        : Uni.createFrom().voidItem());
    }

    private Messenger messenger(Notice notice) {
        return messengers.stream()
                .filter(each -> each.channel() == notice.channel())
                .findFirst()
                .orElseThrow();
    }

    private Uni<Void> failed(Notice notice, Throwable failure) {
        var problem = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        var told = problem.substring(0, Math.min(problem.length(), MAX_PROBLEM));
        var now = clock.instant();
        if (failure instanceof RefusedException || notice.attempts() >= config.attempts()) {
            LOG.errorf(
                    "notice %s of decision %s is given up after %d tries: %s",
                    notice.messageId(), notice.trail(), notice.attempts(), told);
            return store.dead(notice.id(), now, told);
        }
        return store.later(notice.id(), now.plus(Retry.after(config.backoff(), notice.attempts())), told);
    }
}
