package io.trailwright.approval.review;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.PoisonEntryException;
import io.trailwright.approval.feed.Projection;
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

    ReviewProjection(TrailCopy trails, ReviewStore reviews, StatedStore stated, LaterReviewStore later) {
        this.trails = trails;
        this.reviews = reviews;
        this.stated = stated;
        this.later = later;
    }

    @Override
    public Uni<Void> project(String log, List<Entry> entries) {
        Map<UUID, Entry> newest = new LinkedHashMap<>();
        entries.forEach(entry -> newest.put(entry.header().trail(), entry));
        return trails.keep(log, entries)
                .onFailure(ForkedEntryException.class)
                .transform(ReviewProjection::poison)
                .chain(() -> Multi.createFrom()
                        .iterable(newest.values())
                        .onItem()
                        .transformToUniAndConcatenate(entry -> refresh(log, entry))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> damaged(String log, UUID trail, long position, String problem) {
        return trails.damage(log, trail, position, problem).chain(() -> reviews.unreadable(log, trail));
    }

    private Uni<Void> refresh(String log, Entry newest) {
        var trail = newest.header().trail();
        return trails.trail(log, trail).map(kept -> read(kept, newest)).chain(read -> read.map(this::save)
                .orElseGet(() -> reviews.unreadable(log, trail)));
    }

    private Uni<Void> save(Derived derived) {
        var record = derived.record();
        boolean keep = record.concernsPeople() || derived.later().isPresent();
        return (keep ? reviews.save(record) : reviews.saveIfKnown(record))
                .chain(() -> stated.save(derived.stated()))
                .chain(() -> derived.later().map(later::save).orElseGet(() -> Uni.createFrom()
                        .voidItem()));
    }

    private record Derived(ReviewRecord record, List<Stated> stated, Optional<LaterReview> later) {
        static Derived of(ReviewedTrail trail) {
            return new Derived(ReviewRecord.of(trail), Statements.of(trail), LaterReview.of(trail));
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
