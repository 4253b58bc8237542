package io.trailwright.approval.review.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.review.ReviewRecord.Delegate;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** To whom reviews were handed on, in the caller's transaction. A trail never loses a delegation, so rows only come. */
final class Delegates {
    private Delegates() {}

    /** @param iss, sub of one person, who may hold several delegations: the longest is what is kept */
    private record Who(String iss, String sub) {}

    static Uni<Void> write(ReviewRecord review) {
        Map<Who, Instant> latest = new LinkedHashMap<>();
        for (Delegate each : review.delegates()) {
            latest.merge(
                    new Who(each.iss(), each.sub()),
                    each.until(),
                    (one, other) -> Comparator.<Instant>naturalOrder().compare(one, other) >= 0 ? one : other);
        }
        return latest.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> write(session, review, latest));
    }

    private static Uni<Void> write(Mutiny.Session session, ReviewRecord review, Map<Who, Instant> latest) {
        return session.createSelectionQuery(
                        "from DelegateRow d where d.log = :log and d.trail = :trail", DelegateRow.class)
                .setParameter("log", review.log())
                .setParameter("trail", review.trail())
                .getResultList()
                .chain(rows -> {
                    rows.forEach(row -> {
                        var until = latest.remove(new Who(row.iss, row.sub));
                        row.until = until == null ? row.until : until;
                    });
                    return session.persistAll(fresh(review, latest)).chain(session::flush);
                });
    }

    private static Object[] fresh(ReviewRecord review, Map<Who, Instant> latest) {
        return List.copyOf(latest.entrySet()).stream()
                .map(entry -> {
                    var row = new DelegateRow();
                    row.log = review.log();
                    row.trail = review.trail();
                    row.iss = entry.getKey().iss();
                    row.sub = entry.getKey().sub();
                    row.until = entry.getValue();
                    return row;
                })
                .toArray();
    }
}
