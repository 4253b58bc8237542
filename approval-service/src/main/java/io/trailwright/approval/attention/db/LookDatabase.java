package io.trailwright.approval.attention.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.attention.Look;
import io.trailwright.approval.attention.Look.Earlier;
import io.trailwright.approval.attention.Look.Glance;
import io.trailwright.approval.attention.LookStore;
import io.trailwright.core.entry.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks in PostgreSQL. The same person may open the same page twice at once, so rows are made without asking first. */
@ApplicationScoped
class LookDatabase implements LookStore, PanacheRepositoryBase<LookedRow, LookedRow.Key> {

    @Override
    @WithTransaction
    public Uni<Look> shown(Who who, Glance glance, Set<Digest> whole, Instant at) {
        return makeSureOf(who, glance, at)
                .chain(() -> findById(key(who), LockModeType.PESSIMISTIC_WRITE))
                .chain(row -> {
                    var look = read(row).again(glance, at);
                    fill(row, look);
                    return flush().chain(() -> insert(who, List.copyOf(whole), at))
                            .replaceWith(look);
                });
    }

    private static Uni<Integer> makeSureOf(Who who, Glance glance, Instant at) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "insert into looked (log, trail, iss, sub, view, seq, first_shown, last_shown)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7) on conflict do nothing")
                .setParameter(1, who.log())
                .setParameter(2, who.trail())
                .setParameter(3, who.iss())
                .setParameter(4, who.sub())
                .setParameter(5, glance.view().toString())
                .setParameter(6, glance.seq())
                .setParameter(7, at)
                .executeUpdate());
    }

    @Override
    @WithTransaction
    public Uni<Void> opened(Who who, Digest digest, Instant at) {
        return insert(who, List.of(digest), at);
    }

    private static Uni<Void> insert(Who who, List<Digest> digests, Instant at) {
        if (digests.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = new StringBuilder();
        for (int n = 0; n < digests.size(); n++) {
            rows.append(n == 0 ? "" : ", ")
                    .append("(?1, ?2, ?3, ?4, ?5, ?")
                    .append(n + 6)
                    .append(")");
        }
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(
                                    "insert into document_opened (log, trail, iss, sub, opened_at, digest) values "
                                            + rows + " on conflict do nothing")
                            .setParameter(1, who.log())
                            .setParameter(2, who.trail())
                            .setParameter(3, who.iss())
                            .setParameter(4, who.sub())
                            .setParameter(5, at);
                    for (int n = 0; n < digests.size(); n++) {
                        query.setParameter(n + 6, digests.get(n).toString());
                    }
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Optional<Look>> look(Who who) {
        return findById(key(who)).map(row -> row == null ? Optional.empty() : Optional.of(read(row)));
    }

    @Override
    @WithTransaction
    public Uni<Set<Digest>> opened(Who who) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select o.digest from OpenedRow o where o.log = :log and o.trail = :trail"
                                        + " and o.iss = :iss and o.sub = :sub",
                                String.class)
                        .setParameter("log", who.log())
                        .setParameter("trail", who.trail())
                        .setParameter("iss", who.iss())
                        .setParameter("sub", who.sub())
                        .getResultList())
                .map(digests -> digests.stream().map(Digest::parse).collect(Collectors.toUnmodifiableSet()));
    }

    private static LookedRow.Key key(Who who) {
        return new LookedRow.Key(who.log(), who.trail(), who.iss(), who.sub());
    }

    private static Look read(LookedRow row) {
        return new Look(
                new Glance(Digest.parse(row.view), row.seq),
                row.firstShown,
                row.lastShown,
                earlier(row.earlierView, row.earlierSeq, row.earlierShown));
    }

    private static Optional<Earlier> earlier(@Nullable String view, @Nullable Long seq, @Nullable Instant shown) {
        return view == null || seq == null || shown == null
                ? Optional.empty()
                : Optional.of(new Earlier(new Glance(Digest.parse(view), seq), shown));
    }

    private static void fill(LookedRow row, Look look) {
        row.view = look.now().view().toString();
        row.seq = look.now().seq();
        row.firstShown = look.firstShown();
        row.lastShown = look.lastShown();
        row.earlierView = look.earlier()
                .map(earlier -> earlier.glance().view().toString())
                .orElse(null);
        row.earlierSeq = look.earlier().map(earlier -> earlier.glance().seq()).orElse(null);
        row.earlierShown = look.earlier().map(Earlier::shown).orElse(null);
    }
}
