package io.trailwright.approval.review.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.LaterReview;
import io.trailwright.approval.review.LaterReviewStore;
import io.trailwright.approval.review.ReviewRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Later reviews in PostgreSQL. */
@ApplicationScoped
class LaterReviewDatabase implements LaterReviewStore, PanacheRepositoryBase<LaterRow, ReviewKey> {
    private static final String OPEN = "from LaterRow l where l.log = :log and l.closedAt is null and l.sub <> :sub"
            + " and exists (select 1 from GroupRow g where g.log = l.log and g.trail = l.trail and g.name in :groups)"
            + " order by l.dueAt, l.trail";
    private static final String ABOUT = "from ReviewRow r where r.log = :log and r.trail in :trails";

    @Override
    @WithTransaction
    public Uni<Void> save(LaterReview later) {
        return findById(new ReviewKey(later.log(), later.trail())).chain(row -> write(row, later));
    }

    private Uni<Void> write(@Nullable LaterRow known, LaterReview later) {
        var row = known == null ? new LaterRow() : known;
        row.log = later.log();
        row.trail = later.trail();
        row.brokenAt = later.brokenAt();
        row.dueAt = later.dueAt();
        row.closedAt = later.closedAt().orElse(null);
        row.sub = later.sub();
        row.name = later.name();
        return known == null ? persistAndFlush(row).replaceWithVoid() : flush();
    }

    @Override
    @WithTransaction
    public Uni<List<Waiting>> open(SignedIn person, int limit) {
        var known = person.reviewer();
        return Panache.getSession().chain(session -> session.createSelectionQuery(OPEN, LaterRow.class)
                .setParameter("log", person.tenant())
                .setParameter("sub", known.person().sub())
                .setParameter("groups", known.groups().isEmpty() ? Set.of("") : known.groups())
                .setMaxResults(limit)
                .getResultList()
                .chain(rows -> about(session, person.tenant(), rows)));
    }

    private static Uni<List<Waiting>> about(Mutiny.Session session, String log, List<LaterRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery(ABOUT, ReviewRow.class)
                .setParameter("log", log)
                .setParameter("trails", rows.stream().map(row -> row.trail).toList())
                .getResultList()
                .chain(reviews -> ReviewDatabase.read(session, log, reviews))
                .map(
                        reviews -> {
                            Map<UUID, ReviewRecord> found = reviews.stream()
                                    .collect(Collectors.toMap(ReviewRecord::trail, Function.identity()));
                            return rows.stream()
                                    .flatMap(row -> Optional.ofNullable(found.get(row.trail))
                                            .map(review -> new Waiting(read(row), review))
                                            .stream())
                                    .toList();
                        });
    }

    private static LaterReview read(LaterRow row) {
        return new LaterReview(
                row.log, row.trail, row.brokenAt, row.dueAt, Optional.ofNullable(row.closedAt), row.sub, row.name);
    }
}
