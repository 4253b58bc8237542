package io.trailwright.approval.secondlook.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.secondlook.SecondLook;
import io.trailwright.approval.secondlook.SecondLookStore;
import io.trailwright.core.trail.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Second looks in PostgreSQL. */
@ApplicationScoped
class SecondLookDatabase implements SecondLookStore, PanacheRepositoryBase<SecondLookRow, SecondLookKey> {
    private static final String OF_GROUPS = " and exists (select 1 from GroupRow g where g.log = l.log"
            + " and g.trail = l.trail and g.name in :groups)";
    private static final String WAITING = "select l.trail, r.workflow, r.action, l.drawnAt from SecondLookRow l"
            + " join ReviewRow r on r.log = l.log and r.trail = l.trail where l.log = :log and l.finding is null"
            + OF_GROUPS
            + " and not exists (select 1 from StatedRow s where s.log = l.log and s.trail = l.trail and s.sub = :sub)"
            + " order by l.drawnAt, l.trail";
    private static final String TALLY = "select max(s.name), count(l.trail), count(l.finding),"
            + " sum(case when l.finding = 'disagree' then 1L else 0L end) from SecondLookRow l"
            + " join StatedRow s on s.log = l.log and s.trail = l.trail and s.verdict = 'approved' and s.stands = true"
            + " where l.log = :log and l.drawnAt >= :since" + OF_GROUPS + " group by s.iss, s.sub order by max(s.name)";
    private static final String FOUND = """
        update second_look set finding = :finding, note = :note, iss = :iss, sub = :sub, name = :name, looked_at = :at
        where log = :log and trail = :trail and finding is null\
        """;

    @Override
    @WithTransaction
    public Uni<Void> drawn(String log, UUID trail, Instant at) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into second_look (log, trail, drawn_at)"
                                + " values (?1, ?2, ?3) on conflict do nothing")
                        .setParameter(1, log)
                        .setParameter(2, trail)
                        .setParameter(3, at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<List<Waiting>> waiting(String log, Set<String> groups, Person person, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(WAITING, Object[].class)
                        .setParameter("log", log)
                        .setParameter("groups", groups.isEmpty() ? Set.of("") : groups)
                        .setParameter("sub", person.sub())
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Waiting((UUID) row[0], (String) row[1], (String) row[2], (Instant) row[3]))
                        .toList());
    }

    @Override
    @WithTransaction
    public Uni<Boolean> found(SecondLook look) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FOUND)
                        .setParameter("finding", look.finding().wire())
                        .setParameter("note", look.note().replace('\0', '\u2400'))
                        .setParameter("iss", look.by().iss().orElse(""))
                        .setParameter("sub", look.by().sub())
                        .setParameter("name", look.name().replace('\0', '\u2400'))
                        .setParameter("at", look.at())
                        .setParameter("log", look.log())
                        .setParameter("trail", look.trail())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    @Override
    @WithTransaction
    public Uni<List<Tally>> tally(String log, Set<String> groups, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(TALLY, Object[].class)
                        .setParameter("log", log)
                        .setParameter("groups", groups.isEmpty() ? Set.of("") : groups)
                        .setParameter("since", since)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row ->
                                new Tally((String) row[0], (Long) row[1], (Long) row[2], ((Number) row[3]).longValue()))
                        .toList());
    }
}
