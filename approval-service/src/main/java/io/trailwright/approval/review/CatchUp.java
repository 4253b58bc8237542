package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.FeedStore;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.core.entry.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Waits for the ledger's feed to bring back what is known to be in the ledger, and no longer than is configured. */
@ApplicationScoped
class CatchUp {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Reviews reviews;
    private final FeedStore feed;
    private final Pause pause;
    private final ReviewConfig config;

    CatchUp(Reviews reviews, FeedStore feed, Pause pause, ReviewConfig config) {
        this.reviews = reviews;
        this.feed = feed;
        this.pause = pause;
        this.config = config;
    }

    /** Until this position of the log has been taken in. */
    Uni<Void> untilTaken(String log, long index) {
        return untilTaken(log, index, looks());
    }

    /** Until the trail's newest entry that is known here is another. */
    Uni<Void> untilMoved(SignedIn person, UUID decision, Digest head) {
        return untilMoved(person, decision, head, looks());
    }

    private Uni<Void> untilTaken(String log, long index, long looks) {
        return feed.position(log)
                .chain(position -> position >= index || looks <= 0
                        ? Uni.createFrom().voidItem()
                        : pause.of(LOOK_AGAIN).chain(() -> untilTaken(log, index, looks - 1)));
    }

    private Uni<Void> untilMoved(SignedIn person, UUID decision, Digest head, long looks) {
        return reviews.head(person, decision)
                .chain(now -> !now.equals(Optional.of(head)) || looks <= 0
                        ? Uni.createFrom().voidItem()
                        : pause.of(LOOK_AGAIN).chain(() -> untilMoved(person, decision, head, looks - 1)));
    }

    private long looks() {
        return config.catchUp().toMillis() / LOOK_AGAIN.toMillis();
    }
}
