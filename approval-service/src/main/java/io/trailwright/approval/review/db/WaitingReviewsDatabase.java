package io.trailwright.approval.review.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.WaitingReviews;
import io.trailwright.approval.review.WaitingReviewsStore;
import io.trailwright.core.trail.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Counts in PostgreSQL, by the index of what waits. */
@ApplicationScoped
class WaitingReviewsDatabase implements WaitingReviewsStore {
    private static final String COUNT = "select r.tier, count(*),"
            + " sum(case when r.expiresAt <= :now or r.escalatesAt <= :now then 1 else 0 end),"
            + " sum(case when r.expiresAt <= :soon then 1 else 0 end), min(r.openedAt)"
            + " from ReviewRow r where r.state in ('open', 'changes-requested') group by r.tier";
    private static final Duration SOON = Duration.ofHours(1);

    @Override
    @WithTransaction
    public Uni<List<WaitingReviews>> waiting(Instant now) {
        return Panache.getSession().chain(session -> session.createQuery(COUNT, Object[].class)
                .setParameter("now", now)
                .setParameter("soon", now.plus(SOON))
                .getResultList()
                .map(rows -> rows.stream().map(WaitingReviewsDatabase::tier).toList()));
    }

    private static WaitingReviews tier(Object[] row) {
        return new WaitingReviews(
                Tier.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)),
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                Optional.ofNullable((Instant) row[4]));
    }
}
