package io.trailwright.approval.feed.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.feed.FeedStore;
import io.trailwright.approval.feed.PoisonEntryException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Positions and faults in PostgreSQL. */
@ApplicationScoped
class FeedDatabase implements FeedStore, PanacheRepositoryBase<CursorRow, String> {
    private static final int MAX_PROBLEM = 2000;

    private final Clock clock;

    FeedDatabase(Clock clock) {
        this.clock = clock;
    }

    @Override
    @WithTransaction
    public Uni<Long> position(String log) {
        return findById(log).map(row -> row == null ? -1L : row.position);
    }

    @Override
    @WithTransaction
    public Uni<Boolean> advance(String log, long from, long to, Supplier<Uni<Void>> derive) {
        return makeSureOf(log)
                .chain(() -> findById(log, LockModeType.PESSIMISTIC_WRITE))
                .chain(row -> row.position == from ? derive.get().chain(() -> move(row, to)) : notMoved());
    }

    private static Uni<Boolean> notMoved() {
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> move(CursorRow row, long to) {
        row.position = to;
        row.movedAt = clock.instant();
        return flush().replaceWith(true);
    }

    /** The row to lock; two replicas may both try to make it. */
    private Uni<Integer> makeSureOf(String log) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "insert into feed_cursor (log, position, moved_at) values (?1, -1, ?2)"
                                + " on conflict do nothing")
                .setParameter(1, log)
                .setParameter(2, clock.instant())
                .executeUpdate());
    }

    @Override
    @WithTransaction
    public Uni<Integer> failed(String log, PoisonEntryException fault) {
        return Panache.getSession()
                .chain(session -> session.find(FaultRow.class, new FaultRow.Key(log, fault.position()))
                        .chain(known -> {
                            var row = count(log, fault, known, clock.instant());
                            return session.persist(row).replaceWith(row.attempts);
                        }));
    }

    private static FaultRow count(String log, PoisonEntryException fault, @Nullable FaultRow known, Instant now) {
        var row = known == null ? new FaultRow() : known;
        if (known == null) {
            row.log = log;
            row.position = fault.position();
            row.firstSeen = now;
        }
        var problem = String.valueOf(fault.getMessage());
        row.problem = problem.length() > MAX_PROBLEM ? problem.substring(0, MAX_PROBLEM) : problem;
        row.trail = fault.trail().orElse(null);
        row.attempts++;
        row.lastSeen = now;
        return row;
    }

    @Override
    @WithTransaction
    public Uni<Void> quarantine(String log, long position) {
        return Panache.getSession()
                .chain(session -> session.find(FaultRow.class, new FaultRow.Key(log, position)))
                .invoke(row -> row.quarantinedAt = clock.instant())
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Optional<Fault>> fault(String log, long position) {
        return Panache.getSession()
                .chain(session -> session.find(FaultRow.class, new FaultRow.Key(log, position)))
                .map(row -> Optional.ofNullable(row)
                        .map(found ->
                                new Fault(log, position, found.problem, found.attempts, found.quarantinedAt != null)));
    }
}
