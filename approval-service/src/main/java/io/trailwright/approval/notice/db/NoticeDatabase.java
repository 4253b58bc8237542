package io.trailwright.approval.notice.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.notice.Notice;
import io.trailwright.approval.notice.NoticeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The outbox in PostgreSQL. Takers lock what they take and pass over what others have locked. */
@ApplicationScoped
class NoticeDatabase implements NoticeStore, PanacheRepositoryBase<NoticeRow, UUID> {
    private static final String PUT = """
        insert into notice (id, log, trail, event, kind, channel, recipient, tier, state, expires_at, happened_at, next_at)
        values (:id, :log, :trail, :event, :kind, :channel, :recipient, :tier, :state,
            %s, :happened, :now)
        on conflict do nothing\
        """;
    private static final String TAKE = """
        select id from notice where sent_at is null and dead_at is null and next_at <= :now
        order by next_at, id limit :most for update skip locked\
        """;
    private static final String EXPIRING = "select r.log, r.trail from ReviewRow r where r.state = 'open'"
            + " and r.expiresAt > :now and r.expiresAt <= :before and not exists (select 1 from NoticeRow n"
            + " where n.log = r.log and n.trail = r.trail and n.kind = 'expiring' and n.expiresAt = r.expiresAt)"
            + " order by r.expiresAt";

    @Override
    @WithTransaction
    public Uni<Void> put(List<Notice> notices, Instant now) {
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(notices)
                        .onItem()
                        .transformToUniAndConcatenate(notice -> put(session, notice, now))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private static Uni<Integer> put(Mutiny.Session session, Notice notice, Instant now) {
        var query = session.createNativeQuery(PUT.formatted(notice.expiresAt().isPresent() ? ":expires" : "null"));
        notice.expiresAt().ifPresent(end -> query.setParameter("expires", end));
        return query.setParameter("id", notice.id())
                .setParameter("log", notice.log())
                .setParameter("trail", notice.trail())
                .setParameter("event", notice.event())
                .setParameter("kind", notice.kind().wire())
                .setParameter("channel", notice.channel().name().toLowerCase(Locale.ROOT))
                .setParameter("recipient", notice.recipient())
                .setParameter("tier", notice.tier().wire())
                .setParameter("state", notice.state())
                .setParameter("happened", notice.happenedAt())
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    @WithTransaction
    public Uni<List<Notice>> take(Instant now, Duration lease, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, UUID.class)
                        .setParameter("now", now)
                        .setParameter("most", limit)
                        .getResultList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.<NoticeRow>of())
                        : list("id in ?1 order by nextAt, id", ids))
                .invoke(rows -> rows.forEach(row -> {
                    row.attempts++;
                    row.nextAt = now.plus(lease);
                }))
                .call(this::flush)
                .map(rows -> rows.stream().map(NoticeRow::read).toList());
    }

    @Override
    @WithTransaction
    public Uni<Void> sent(UUID id, Instant at) {
        return update("sentAt = ?1, problem = null where id = ?2", at, id).replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Void> later(UUID id, Instant next, String problem) {
        return update("nextAt = ?1, problem = ?2 where id = ?3", next, storable(problem), id)
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Void> dead(UUID id, Instant at, String problem) {
        return update("deadAt = ?1, problem = ?2 where id = ?3", at, storable(problem), id)
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Standing> standing() {
        return count("sentAt is null and deadAt is null")
                .chain(waiting -> count("deadAt is not null").map(dead -> new Standing(waiting, dead)));
    }

    @Override
    @WithTransaction
    public Uni<List<Due>> expiring(Instant now, Instant before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(EXPIRING, Object[].class)
                        .setParameter("now", now)
                        .setParameter("before", before)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Due((String) row[0], (UUID) row[1]))
                        .toList());
    }

    private static String storable(String text) {
        return text.replace('\0', '\u2400');
    }
}
