package io.trailwright.reconstruction.trail.db;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.trailwright.reconstruction.account.Headline;
import io.trailwright.reconstruction.trail.TrailList;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pages by key: decision ids are UUIDv7, so their order is the order of proposal. */
@ApplicationScoped
class TrailLineRepository implements PanacheRepositoryBase<TrailLine, TrailKey>, TrailList {

    @Override
    @WithSession
    public Uni<List<Headline>> page(String log, Optional<UUID> after, int limit) {
        var query = after.map(id -> find("log = ?1 and id < ?2 order by id desc", log, id))
                .orElseGet(() -> find("log = ?1 order by id desc", log));
        return query.page(0, limit)
                .list()
                .map(lines -> lines.stream().map(TrailLineRepository::read).toList());
    }

    private static Headline read(TrailLine line) {
        return new Headline(
                line.id,
                line.workflow,
                line.summary,
                line.tier,
                line.verdict,
                line.entries,
                line.firstAt,
                line.lastAt,
                Optional.ofNullable(line.expiresAt));
    }
}
