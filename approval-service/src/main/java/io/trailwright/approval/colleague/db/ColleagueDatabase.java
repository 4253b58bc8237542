package io.trailwright.approval.colleague.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.colleague.Colleague;
import io.trailwright.approval.colleague.ColleagueStore;
import io.trailwright.core.trail.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Colleagues in PostgreSQL. A page that is opened writes nothing unless there is something new to remember. */
@ApplicationScoped
class ColleagueDatabase implements ColleagueStore, PanacheRepositoryBase<ColleagueRow, ColleagueRow.Key> {
    private static final String SEEN = """
        insert into colleague as c (log, iss, sub, name, groups, seen_at)
        values (:log, :iss, :sub, :name, :groups, :at)
        on conflict (log, iss, sub) do update set
            name = excluded.name, groups = excluded.groups, seen_at = excluded.seen_at
        where c.name <> excluded.name or c.groups <> excluded.groups or c.seen_at < :before\
        """;

    @Override
    @WithTransaction
    public Uni<Void> seen(Colleague colleague, Duration refresh) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SEEN)
                        .setParameter("log", colleague.log())
                        .setParameter("iss", storable(colleague.person().iss().orElse("")))
                        .setParameter("sub", storable(colleague.person().sub()))
                        .setParameter("name", storable(colleague.name()))
                        .setParameter("groups", groups(colleague))
                        .setParameter("at", colleague.seenAt())
                        .setParameter("before", colleague.seenAt().minus(refresh))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String groups(Colleague colleague) {
        return colleague.groups().stream()
                .map(group -> storable(group).replace('\n', ' '))
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** PostgreSQL's text cannot hold U+0000, a token's claims can. */
    private static String storable(String text) {
        return text.replace('\0', '\u2400');
    }

    @Override
    @WithTransaction
    public Uni<List<Colleague>> since(String log, Instant since, int limit) {
        return find("log = ?1 and seenAt >= ?2 order by lower(name), sub", log, since)
                .page(Page.ofSize(limit))
                .list()
                .map(rows -> rows.stream().map(ColleagueRow::read).toList());
    }

    @Override
    @WithTransaction
    public Uni<Optional<Colleague>> find(String log, Person person) {
        return findById(new ColleagueRow.Key(log, storable(person.iss().orElse("")), storable(person.sub())))
                .map(row -> Optional.ofNullable(row).map(ColleagueRow::read));
    }
}
