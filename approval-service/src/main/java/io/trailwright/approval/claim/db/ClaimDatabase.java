package io.trailwright.approval.claim.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.claim.Claim;
import io.trailwright.approval.claim.ClaimStore;
import io.trailwright.core.trail.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Claims in PostgreSQL. Who is first is decided by one statement, which locks the row that it finds. */
@ApplicationScoped
class ClaimDatabase implements ClaimStore, PanacheRepositoryBase<ClaimRow, ClaimKey> {
    private static final String TAKE = """
        insert into review_claim as c (log, trail, iss, sub, name, claimed_at, until)
        values (:log, :trail, :iss, :sub, :name, :since, :until)
        on conflict (log, trail) do update set
            iss = excluded.iss, sub = excluded.sub, name = excluded.name, until = excluded.until,
            claimed_at = case when c.until > excluded.claimed_at then c.claimed_at else excluded.claimed_at end
        where c.until <= excluded.claimed_at or (c.iss = excluded.iss and c.sub = excluded.sub)\
        """;

    /** Claims of one person are taken one after the other, so that two at once are counted too. */
    private static final String ONE_BY_ONE =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:who, 0))) as locked";

    @Override
    @WithTransaction
    public Uni<Optional<Claim>> take(Claim wanted, int most) {
        return most == 0
                ? take(wanted).map(Optional::of)
                : others(wanted)
                        .chain(held -> held >= most
                                ? Uni.createFrom().item(Optional.<Claim>empty())
                                : take(wanted).map(Optional::of));
    }

    private Uni<Long> others(Claim wanted) {
        var issuer = wanted.holder().iss().orElse("");
        var sub = wanted.holder().sub();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE_BY_ONE)
                        .setParameter("who", wanted.log() + "\n" + issuer + "\n" + sub)
                        .getResultList())
                .chain(() -> count(
                        "from ClaimRow c where c.log = ?1 and c.iss = ?2 and c.sub = ?3 and c.trail <> ?4 and c.until"
                                + " > ?5 and exists (select 1 from ReviewRow r where r.log = c.log and r.trail = c.trail"
                                + " and r.state = 'open')",
                        wanted.log(),
                        issuer,
                        sub,
                        wanted.trail(),
                        wanted.since()));
    }

    private Uni<Claim> take(Claim wanted) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("log", wanted.log())
                        .setParameter("trail", wanted.trail())
                        .setParameter("iss", wanted.holder().iss().orElse(""))
                        .setParameter("sub", wanted.holder().sub())
                        .setParameter("name", wanted.name().replace('\0', '\u2400'))
                        .setParameter("since", wanted.since())
                        .setParameter("until", wanted.until())
                        .executeUpdate())
                .chain(() -> findById(new ClaimKey(wanted.log(), wanted.trail())))
                .map(ClaimRow::read);
    }

    @Override
    @WithTransaction
    public Uni<Void> release(String log, UUID trail, Person holder) {
        return delete(
                        "log = ?1 and trail = ?2 and iss = ?3 and sub = ?4",
                        log,
                        trail,
                        holder.iss().orElse(""),
                        holder.sub())
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Optional<Claim>> find(String log, UUID trail, Instant now) {
        return list("log = ?1 and trail = ?2 and until > ?3", log, trail, now)
                .map(rows -> rows.stream().map(ClaimRow::read).findFirst());
    }

    @Override
    @WithTransaction
    public Uni<List<Claim>> find(String log, Collection<UUID> trails, Instant now) {
        return trails.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("log = ?1 and trail in ?2 and until > ?3", log, trails, now)
                        .map(rows -> rows.stream().map(ClaimRow::read).toList());
    }
}
