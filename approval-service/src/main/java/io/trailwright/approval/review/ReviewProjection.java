package io.trailwright.approval.review;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.PoisonEntryException;
import io.trailwright.approval.feed.Projection;
import io.trailwright.approval.notice.Outbox;
import io.trailwright.approval.secondlook.Drawing;
import io.trailwright.approval.stated.Stated;
import io.trailwright.approval.stated.StatedStore;
import io.trailwright.approval.trail.ForkedEntryException;
import io.trailwright.approval.trail.TrailCopy;
import io.trailwright.approval.trail.TrailCopy.KeptTrail;
import io.trailwright.core.entry.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the trails and the queue as the feed says. Derives from entries alone, never from the time of reading. */
@ApplicationScoped
public class ReviewProjection implements Projection {
    private final TrailCopy trails;
    private final ReviewStore reviews;
    private final StatedStore stated;
    private final LaterReviewStore later;
    private final Outbox outbox;
    private final Drawing drawing;

    ReviewProjection(
            TrailCopy trails,
            ReviewStore reviews,
            StatedStore stated,
            LaterReviewStore later,
            Outbox outbox,
            Drawing drawing) {
        this.trails = trails;
        this.reviews = reviews;
        this.stated = stated;
        this.later = later;
        this.outbox = outbox;
        this.drawing = drawing;
    }

    @Override
    public Uni<Void> project(String log, List<Entry> entries) {
        Map<UUID, News> newest = new LinkedHashMap<>();
        entries.forEach(entry -> newest.merge(entry.header().trail(), News.of(entry), News::and));
        return trails.keep(log, entries)
                .onFailure(ForkedEntryException.class)
                .transform(ReviewProjection::poison)
                .chain(() -> Multi.createFrom()
                        .iterable(newest.values())
                        .onItem()
                        .transformToUniAndConcatenate(news -> refresh(log, news))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> damaged(String log, UUID trail, long position, String problem) {
        return trails.damage(log, trail, position, problem).chain(() -> reviews.unreadable(log, trail));
    }

    /** What a batch adds to one trail. @param from number of its first entry in the trail */
    private record News(long from, Entry newest) {
        static News of(Entry entry) {
            return new News(entry.header().seq(), entry);
        }

        News and(News later) {
            return new News(from, later.newest());
        }
    }

    private Uni<Void> refresh(String log, News news) {
        var trail = news.newest().header().trail();
        return trails.trail(log, trail).map(kept -> read(kept, news.newest())).chain(read -> read.map(
                        derived -> save(derived, news))
                .orElseGet(() -> reviews.unreadable(log, trail)));
    }

    private Uni<Void> save(Derived derived, News news) {
        var record = derived.record();
        boolean keep = record.concernsPeople() || derived.later().isPresent();
        return (keep ? reviews.save(record) : reviews.saveIfKnown(record))
                .chain(() -> stated.save(derived.stated()))
                .chain(() -> derived.later().map(later::save).orElseGet(() -> Uni.createFrom()
                        .voidItem()))
                .chain(() -> drawing.note(derived.trail()))
                .chain(() -> outbox.note(derived.trail(), news.from()));
    }

    private record Derived(ReviewedTrail trail, ReviewRecord record, List<Stated> stated, Optional<LaterReview> later) {
        static Derived of(ReviewedTrail trail) {
            return new Derived(trail, ReviewRecord.of(trail), Statements.of(trail), LaterReview.of(trail));
        }
    }

    /** @return empty when the trail cannot be read as a whole */
    private static Optional<Derived> read(KeptTrail kept, Entry newest) {
        try {
            var at = kept.entries().get(kept.entries().size() - 1).header().at();
            return Optional.of(Derived.of(ReviewedTrail.of(kept, at)));
        } catch (UnreadableTrailException unreadable) {
            return Optional.empty();
        } catch (RuntimeException malformed) {
            throw new PoisonEntryException(
                    newest.index(),
                    Optional.of(newest.header().trail()),
                    "entry " + newest.index() + " (" + newest.header().kind().wire() + "): " + malformed.getMessage());
        }
    }

    private static Throwable poison(Throwable failure) {
        var fork = (ForkedEntryException) failure;
        return new PoisonEntryException(fork.position(), Optional.empty(), String.valueOf(fork.getMessage()));
    }
}
