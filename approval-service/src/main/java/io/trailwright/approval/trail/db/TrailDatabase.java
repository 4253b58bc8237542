package io.trailwright.approval.trail.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.trail.ForkedEntryException;
import io.trailwright.approval.trail.TrailCopy;
import io.trailwright.core.entry.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies of trails in PostgreSQL. */
@ApplicationScoped
class TrailDatabase implements TrailCopy, PanacheRepositoryBase<EntryRow, EntryKey> {

    @Override
    @WithTransaction
    public Uni<Void> keep(String log, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long first = entries.get(0).index();
        long last = entries.get(entries.size() - 1).index();
        return list("log = ?1 and position between ?2 and ?3", log, first, last)
                .map(kept -> fresh(kept, entries))
                .chain(fresh -> insert(log, fresh).chain(() -> heal(log, fresh)));
    }

    /** A hole is filled when its entry comes after all: the feed was set back, or a spoilt copy was replaced. */
    private static Uni<Void> heal(String log, List<Entry> fresh) {
        return fresh.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createMutationQuery(
                                        "delete from DamageRow d where d.log = :log and d.position in :positions")
                                .setParameter("log", log)
                                .setParameter(
                                        "positions",
                                        fresh.stream().map(Entry::index).toList())
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static List<Entry> fresh(List<EntryRow> kept, List<Entry> entries) {
        Map<Long, EntryRow> byPosition =
                kept.stream().collect(Collectors.toMap(row -> row.position, Function.identity()));
        return entries.stream()
                .filter(entry -> {
                    var row = byPosition.get(entry.index());
                    if (row != null && !Arrays.equals(row.header, entry.headerBytes())) {
                        throw new ForkedEntryException(
                                entry.index(),
                                "entry " + entry.index() + " is not the entry that the ledger gave before");
                    }
                    return row == null;
                })
                .toList();
    }

    private Uni<Void> insert(String log, List<Entry> entries) {
        Object[] rows = Stream.concat(
                        entries.stream().map(entry -> Rows.of(log, entry)),
                        entries.stream().flatMap(entry -> Rows.parts(log, entry)))
                .toArray();
        return rows.length == 0
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.persistAll(rows).chain(session::flush));
    }

    @Override
    @WithTransaction
    public Uni<Void> damage(String log, UUID trail, long position, String problem) {
        return Panache.getSession()
                .chain(session -> session.find(DamageRow.class, new DamageRow.Key(log, trail, position))
                        .chain(known -> {
                            if (known != null) {
                                return Uni.createFrom().voidItem();
                            }
                            var row = new DamageRow();
                            row.log = log;
                            row.trail = trail;
                            row.position = position;
                            row.problem = problem;
                            return session.persist(row);
                        }));
    }

    @Override
    @WithTransaction
    public Uni<KeptTrail> trail(String log, UUID trail) {
        return list("log = ?1 and trail = ?2 order by seq", log, trail)
                .chain(rows -> parts(log, trail).map(parts -> Rows.entries(rows, parts)))
                .chain(entries -> damage(log, trail).map(damage -> new KeptTrail(entries, damage)));
    }

    private Uni<List<PartRow>> parts(String log, UUID trail) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(
                        "from PartRow p where p.log = :log and p.position in"
                                + " (select e.position from EntryRow e where e.log = :log and e.trail = :trail)",
                        PartRow.class)
                .setParameter("log", log)
                .setParameter("trail", trail)
                .getResultList());
    }

    private Uni<Optional<String>> damage(String log, UUID trail) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from DamageRow d where d.log = :log and d.trail = :trail order by d.position",
                                DamageRow.class)
                        .setParameter("log", log)
                        .setParameter("trail", trail)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(row -> row.problem));
    }
}
