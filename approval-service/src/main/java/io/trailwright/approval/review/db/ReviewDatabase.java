package io.trailwright.approval.review.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.review.ReviewStore;
import io.trailwright.core.trail.Reviewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The queue in PostgreSQL. */
@ApplicationScoped
class ReviewDatabase implements ReviewStore, PanacheRepositoryBase<ReviewRow, ReviewKey> {
    private static final String FOR_PERSON = "log = :log and (exists (select 1 from GroupRow g where g.log = r.log"
            + " and g.trail = r.trail and g.name in :groups) or exists (select 1 from DelegateRow d"
            + " where d.log = r.log and d.trail = r.trail and d.iss = :iss and d.sub = :sub and d.until > :now))";

    @Override
    @WithTransaction
    public Uni<Void> save(ReviewRecord review) {
        return findById(new ReviewKey(review.log(), review.trail())).chain(row -> write(row, review));
    }

    @Override
    @WithTransaction
    public Uni<Void> saveIfKnown(ReviewRecord review) {
        return findById(new ReviewKey(review.log(), review.trail()))
                .chain(row -> row == null ? Uni.createFrom().voidItem() : write(row, review));
    }

    private Uni<Void> write(@Nullable ReviewRow known, ReviewRecord review) {
        var row = known == null ? new ReviewRow() : known;
        row.log = review.log();
        row.trail = review.trail();
        ReviewRows.fill(row, review);
        return (known == null ? persistAndFlush(row) : flush())
                .chain(() -> groups(review))
                .chain(() -> Delegates.write(review));
    }

    private Uni<Void> groups(ReviewRecord review) {
        return Panache.getSession().chain(session -> groupRows(session, review.log(), List.of(review.trail()))
                .chain(rows -> {
                    var missing = new HashSet<>(review.groups());
                    rows.forEach(row -> missing.remove(row.name));
                    var surplus = rows.stream()
                            .filter(row -> !review.groups().contains(row.name))
                            .toArray();
                    var fresh =
                            missing.stream().map(name -> group(review, name)).toArray();
                    return session.removeAll(surplus)
                            .chain(() -> session.persistAll(fresh))
                            .chain(session::flush);
                }));
    }

    private static GroupRow group(ReviewRecord review, String name) {
        var row = new GroupRow();
        row.log = review.log();
        row.trail = review.trail();
        row.name = name;
        return row;
    }

    @Override
    @WithTransaction
    public Uni<Void> unreadable(String log, UUID trail) {
        return update("state = ?1 where log = ?2 and trail = ?3", ReviewRecord.UNREADABLE, log, trail)
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Optional<ReviewRecord>> find(String log, UUID trail) {
        return list("log = ?1 and trail = ?2", log, trail)
                .chain(rows -> read(log, rows))
                .map(found -> found.stream().findFirst());
    }

    @Override
    @WithTransaction
    public Uni<List<ReviewRecord>> open(String log, Reviewer person, Instant now, int limit) {
        return select(
                log,
                "from ReviewRow r where " + FOR_PERSON + " and state = 'open' and expiresAt >= :now"
                        + " order by tierRank desc, expiresAt, trail",
                parameters(log, person, now),
                limit);
    }

    @Override
    @WithTransaction
    public Uni<List<ReviewRecord>> closed(String log, Reviewer person, Instant now, int limit) {
        return select(
                log,
                "from ReviewRow r where " + FOR_PERSON + " and state not in ('open', 'wanted', 'lapsed', 'not-needed')"
                        + " order by closedAt desc nulls first, trail desc",
                parameters(log, person, now),
                limit);
    }

    /** A list of groups is never empty for the database: no group has the empty name. */
    private static Parameters parameters(String log, Reviewer person, Instant now) {
        var groups = person.groups().isEmpty() ? Set.of("") : person.groups();
        return Parameters.with("log", log)
                .and("groups", groups)
                .and("iss", person.person().iss().orElse(""))
                .and("sub", person.person().sub())
                .and("now", now);
    }

    private Uni<List<ReviewRecord>> select(String log, String query, Parameters parameters, int limit) {
        return find(query, parameters).page(Page.ofSize(limit)).list().chain(rows -> read(log, rows));
    }

    private Uni<List<ReviewRecord>> read(String log, List<ReviewRow> rows) {
        return Panache.getSession().chain(session -> read(session, log, rows));
    }

    static Uni<List<ReviewRecord>> read(Mutiny.Session session, String log, List<ReviewRow> rows) {
        var trails = rows.stream().map(row -> row.trail).toList();
        if (trails.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return groupRows(session, log, trails).map(groups -> {
            Map<UUID, List<String>> names = groups.stream()
                    .collect(Collectors.groupingBy(
                            group -> group.trail, Collectors.mapping(group -> group.name, Collectors.toList())));
            return rows.stream()
                    .map(row -> ReviewRows.read(row, names.getOrDefault(row.trail, List.of())))
                    .toList();
        });
    }

    private static Uni<List<GroupRow>> groupRows(Mutiny.Session session, String log, List<UUID> trails) {
        return session.createSelectionQuery(
                        "from GroupRow g where g.log = :log and g.trail in :trails order by g.name", GroupRow.class)
                .setParameter("log", log)
                .setParameter("trails", trails)
                .getResultList();
    }

    @Override
    @WithTransaction
    public Uni<List<Due>> wanted(int limit) {
        return due(find("state = 'wanted' order by expiresAt"), limit);
    }

    @Override
    @WithTransaction
    public Uni<List<Due>> lapsed(Instant before, int limit) {
        return due(
                find(
                        "state in ('wanted', 'open', 'lapsed', 'changes-requested') and expiresAt < ?1 order by expiresAt",
                        before),
                limit);
    }

    @Override
    @WithTransaction
    public Uni<List<Due>> escalating(Instant now, int limit) {
        return due(find("state = 'open' and escalatesAt <= ?1 order by escalatesAt", now), limit);
    }

    private static Uni<List<Due>> due(PanacheQuery<ReviewRow> query, int limit) {
        return query.page(Page.ofSize(limit)).list().map(rows -> rows.stream()
                .map(row -> new Due(row.log, row.trail))
                .toList());
    }
}
