package io.trailwright.approval.review;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.PoisonEntryException;
import io.trailwright.approval.feed.Projection;
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

    ReviewProjection(TrailCopy trails, ReviewStore reviews) {
        this.trails = trails;
        this.reviews = reviews;
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
        return trails.trail(log, trail).map(kept -> record(kept, newest)).chain(record -> record.map(this::save)
                .orElseGet(() -> reviews.unreadable(log, trail)));
    }

    private Uni<Void> save(ReviewRecord record) {
        return record.concernsPeople() ? reviews.save(record) : reviews.saveIfKnown(record);
    }

    /** @return empty when the trail cannot be read as a whole */
    private static Optional<ReviewRecord> record(KeptTrail kept, Entry newest) {
        try {
            var at = kept.entries().get(kept.entries().size() - 1).header().at();
            return Optional.of(ReviewRecord.of(ReviewedTrail.of(kept, at)));
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
