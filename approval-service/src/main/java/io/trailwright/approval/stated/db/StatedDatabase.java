package io.trailwright.approval.stated.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.stated.Stated;
import io.trailwright.approval.stated.StatedStore;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Statements in PostgreSQL. */
@ApplicationScoped
class StatedDatabase implements StatedStore, PanacheRepositoryBase<StatedRow, StatedRow.Key> {

    @Override
    @WithTransaction
    public Uni<Void> save(List<Stated> statements) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(this::save)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> save(Stated stated) {
        return findById(new StatedRow.Key(stated.log(), stated.trail(), stated.seq()))
                .chain(known -> {
                    var row = known == null ? new StatedRow() : known;
                    fill(row, stated);
                    return known == null ? persistAndFlush(row).replaceWithVoid() : flush();
                });
    }

    @Override
    @WithTransaction
    public Uni<List<About>> by(String log, Person person, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select s, r.workflow, r.action, r.summary, r.tier, r.state from StatedRow s"
                                        + " join ReviewRow r on r.log = s.log and r.trail = s.trail"
                                        + " where s.log = :log and s.iss = :iss and s.sub = :sub"
                                        + " order by s.at desc, s.trail",
                                Object[].class)
                        .setParameter("log", log)
                        .setParameter("iss", person.iss().orElse(""))
                        .setParameter("sub", person.sub())
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(StatedDatabase::about).toList());
    }

    private static About about(Object[] row) {
        return new About(
                read((StatedRow) row[0]), (String) row[1], (String) row[2], (String) row[3], (String) row[4], (String)
                        row[5]);
    }

    @Override
    @WithTransaction
    public Uni<List<Stated>> since(String log, Set<String> groups, Instant since, int limit) {
        if (groups.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return find(
                        "from StatedRow s where s.log = :log and s.at >= :since and exists (select 1 from GroupRow g"
                                + " where g.log = s.log and g.trail = s.trail and g.name in :groups)"
                                + " order by s.at desc, s.trail",
                        Parameters.with("log", log).and("since", since).and("groups", groups))
                .page(Page.ofSize(limit))
                .list()
                .map(rows -> rows.stream().map(StatedDatabase::read).toList());
    }

    private static void fill(StatedRow row, Stated stated) {
        row.log = stated.log();
        row.trail = stated.trail();
        row.seq = stated.seq();
        row.iss = stated.person().iss().orElse("");
        row.sub = storable(stated.person().sub());
        row.name = storable(stated.person().name().orElse(""));
        row.verdict = stated.outcome().wire();
        row.at = stated.at();
        row.askedAt = stated.askedAt().orElse(null);
        row.stands = stated.stands();
        row.overruled = stated.overruled();
        row.seconds = stated.seconds().isPresent() ? stated.seconds().getAsLong() : null;
        row.opened = stated.opened().isPresent() ? stated.opened().getAsInt() : null;
        row.documents = stated.documents();
    }

    /** PostgreSQL's text cannot hold U+0000, a token's claims can. */
    private static String storable(String text) {
        return text.replace('\0', '\u2400');
    }

    private static Stated read(StatedRow row) {
        return new Stated(
                row.log,
                row.trail,
                row.seq,
                new Person(
                        Optional.of(row.iss).filter(iss -> !iss.isEmpty()),
                        row.sub,
                        Optional.of(row.name).filter(name -> !name.isEmpty())),
                Outcome.of(row.verdict),
                row.at,
                Optional.ofNullable(row.askedAt),
                row.stands,
                row.overruled,
                row.seconds == null ? OptionalLong.empty() : OptionalLong.of(row.seconds),
                row.opened == null ? OptionalInt.empty() : OptionalInt.of(row.opened),
                row.documents);
    }
}
