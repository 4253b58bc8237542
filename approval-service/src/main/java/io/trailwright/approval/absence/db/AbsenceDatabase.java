package io.trailwright.approval.absence.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.absence.Absence;
import io.trailwright.approval.absence.AbsenceStore;
import io.trailwright.core.trail.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Absences in PostgreSQL. */
@ApplicationScoped
class AbsenceDatabase implements AbsenceStore, PanacheRepositoryBase<AbsenceRow, AbsenceRow.Key> {
    private static final String PUT = """
        insert into absence (log, iss, sub, name, from_at, until_at, to_sub, to_name, set_at)
        values (:log, :iss, :sub, :name, :from, :until, :toSub, :toName, :at)
        on conflict (log, iss, sub) do update set name = excluded.name, from_at = excluded.from_at,
            until_at = excluded.until_at, to_sub = excluded.to_sub, to_name = excluded.to_name,
            set_at = excluded.set_at\
        """;

    @Override
    @WithTransaction
    public Uni<Void> put(Absence absence) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUT)
                        .setParameter("log", absence.log())
                        .setParameter("iss", storable(absence.person().iss().orElse("")))
                        .setParameter("sub", storable(absence.person().sub()))
                        .setParameter("name", storable(absence.name()))
                        .setParameter("from", absence.from())
                        .setParameter("until", absence.until())
                        .setParameter("toSub", storable(absence.to().sub()))
                        .setParameter("toName", storable(absence.toName()))
                        .setParameter("at", absence.setAt())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Void> remove(String log, Person person) {
        return delete(
                        "log = ?1 and iss = ?2 and sub = ?3",
                        log,
                        storable(person.iss().orElse("")),
                        storable(person.sub()))
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<List<Absence>> notOver(String log, Instant now) {
        return list("log = ?1 and untilAt > ?2 order by lower(name), sub", log, now)
                .map(rows -> rows.stream().map(AbsenceRow::read).toList());
    }

    /** PostgreSQL's text cannot hold U+0000, a token's claims can. */
    private static String storable(String text) {
        return text.replace('\0', '\u2400');
    }
}
