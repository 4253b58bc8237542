package io.trailwright.approval.notice;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.notice.Notice.Channel;
import io.trailwright.approval.review.ReviewedTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Notes what is to be told, in the transaction in which it becomes known. Nothing is sent from here. */
@ApplicationScoped
public class Outbox {
    private final NoticeSettings settings;
    private final NoticeConfig config;
    private final NoticeStore store;
    private final Clock clock;

    Outbox(NoticeSettings settings, NoticeConfig config, NoticeStore store, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.store = store;
        this.clock = clock;
    }

    /** Of the entries of a trail from this one on. @param from number in the trail */
    public Uni<Void> note(ReviewedTrail trail, long from) {
        return settings.any()
                ? note(Occasions.of(trail, from))
                : Uni.createFrom().voidItem();
    }

    Uni<Void> note(List<Occasion> occasions) {
        var now = clock.instant();
        var oldest = now.minus(config.notOlderThan());
        var notices = occasions.stream()
                .filter(occasion -> !occasion.happenedAt().isBefore(oldest))
                .flatMap(occasion -> notices(occasion).stream())
                .toList();
        return notices.isEmpty() ? Uni.createFrom().voidItem() : store.put(notices, now);
    }

    private List<Notice> notices(Occasion occasion) {
        var notices = new ArrayList<Notice>();
        settings.webhook().ifPresent(webhook -> notices.add(Notice.of(occasion, Channel.WEBHOOK, "")));
        settings.mail().ifPresent(mail -> mail.recipients()
                .of(occasion)
                .forEach(address -> notices.add(Notice.of(occasion, Channel.MAIL, address))));
        return notices;
    }
}
