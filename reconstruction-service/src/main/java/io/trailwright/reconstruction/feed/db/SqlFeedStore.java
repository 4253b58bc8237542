package io.trailwright.reconstruction.feed.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.Frontier;
import io.trailwright.reconstruction.feed.FeedStore;
import io.trailwright.reconstruction.feed.Position;
import io.trailwright.reconstruction.feed.Step;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The copy in PostgreSQL. Writes in numbers, so it uses the reactive client and not the mapper. */
@ApplicationScoped
class SqlFeedStore implements FeedStore {
    private final Pool pool;
    private final EntryWriter entries;
    private final ListingWriter listing;

    SqlFeedStore(Pool pool, EntryWriter entries, ListingWriter listing) {
        this.pool = pool;
        this.entries = entries;
        this.listing = listing;
    }

    @Override
    public Uni<Position> position(String log) {
        return pool.preparedQuery("SELECT next, frontier FROM feed_position WHERE log = $1")
                .execute(Tuple.of(log))
                .map(rows -> {
                    for (Row row : rows) {
                        return position(row);
                    }
                    return Position.START;
                });
    }

    private static Position position(Row row) {
        Buffer frontier = row.getBuffer("frontier");
        return new Position(
                row.getLong("next"),
                frontier == null ? Optional.empty() : Optional.of(Frontier.decode(frontier.getBytes())));
    }

    @Override
    public Uni<List<Entry>> trail(String log, UUID trail) {
        return StoredEntries.ofTrail(pool, log, trail);
    }

    @Override
    public Uni<Boolean> take(Step step) {
        return pool.withTransaction(connection -> move(connection, step)
                .chain(moved -> moved
                        ? keep(connection, step).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    /** Compare and set: the row's lock also keeps a second replica out until this transaction ends. */
    private static Uni<Boolean> move(SqlConnection connection, Step step) {
        var to = step.to();
        var frontier = to.frontier()
                .map(Frontier::encode)
                .map(io.vertx.core.buffer.Buffer::buffer)
                .orElse(null);
        return connection
                .preparedQuery("INSERT INTO feed_position (log, next, frontier) VALUES ($1, 0, NULL)"
                        + " ON CONFLICT DO NOTHING")
                .execute(Tuple.of(step.log()))
                .chain(() -> connection
                        .preparedQuery("UPDATE feed_position SET next = $2, frontier = $3 WHERE log = $1 AND next = $4")
                        .execute(Tuple.tuple()
                                .addString(step.log())
                                .addLong(to.next())
                                .addValue(frontier)
                                .addLong(step.from().next())))
                .map(rows -> rows.rowCount() == 1);
    }

    private Uni<Void> keep(SqlConnection connection, Step step) {
        return entries.insert(connection, step)
                .chain(() -> entries.erase(connection, step))
                .chain(() -> entries.quarantine(connection, step))
                .chain(() -> listing.refresh(connection, step));
    }
}
