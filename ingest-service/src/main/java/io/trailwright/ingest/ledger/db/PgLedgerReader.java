package io.trailwright.ingest.ledger.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.ingest.ledger.KeptKey;
import io.trailwright.ingest.ledger.KeyId;
import io.trailwright.ingest.ledger.LedgerReader;
import io.trailwright.ingest.ledger.LedgerSettings;
import io.trailwright.ingest.ledger.LogHead;
import io.trailwright.ingest.ledger.NodePlan;
import io.trailwright.ingest.ledger.StoreUnreachable;
import io.trailwright.ingest.ledger.TrailRef;
import io.trailwright.ingest.ledger.WitnessedCheckpoint;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads of the ledger in PostgreSQL, from the primary: decisions rest on them. */
@ApplicationScoped
class PgLedgerReader implements LedgerReader {

    private final Pool pool;
    private final Duration deadline;

    PgLedgerReader(Pool pool, LedgerSettings settings) {
        this.pool = pool;
        this.deadline = settings.batchDeadline();
    }

    @Override
    public Uni<Optional<LogHead>> head(String log) {
        return query(ReadSql.HEAD, Tuple.of(log)).map(rows -> Rows.first(rows, row -> Rows.head(log, row)));
    }

    @Override
    public Uni<Optional<Digest>> trailHead(String log, UUID trail) {
        return query(ReadSql.TRAIL_HEAD, Tuple.of(log, trail))
                .map(rows -> Rows.first(rows, row -> Bytes.digest(row, "leaf_hash")));
    }

    @Override
    public Uni<List<Entry>> trail(String log, UUID trail, long belowSize) {
        Tuple which = Tuple.of(log, trail, belowSize);
        return query(ReadSql.TRAIL, which)
                .flatMap(entries -> entries.size() == 0
                        ? Uni.createFrom().item(List.of())
                        : query(ReadSql.TRAIL_PARTS, which).map(parts -> EntryRows.read(entries, parts)));
    }

    @Override
    public Uni<List<Entry>> entries(String log, long from, int limit, long bytes) {
        return query(ReadSql.ENTRIES, Tuple.of(log, from, limit, bytes))
                .flatMap(entries -> entries.size() == 0
                        ? Uni.createFrom().item(List.of())
                        : query(ReadSql.PARTS, Tuple.of(log, from, from + entries.size() - 1))
                                .map(parts -> EntryRows.read(entries, parts)));
    }

    @Override
    public Uni<Optional<KeptKey>> key(String log, KeyId id) {
        return query(ReadSql.KEY, Tuple.of(log, id.client(), id.route(), id.key()))
                .map(rows -> Rows.first(rows, Rows::key));
    }

    @Override
    public Uni<Optional<String>> checkpoint(String log, long size) {
        return query(ReadSql.CHECKPOINT, Tuple.of(log, size))
                .map(rows -> Rows.first(rows, row -> row.getString("note")));
    }

    @Override
    public Uni<Map<NodeAddress, Digest>> nodes(String log, long size, Collection<NodeAddress> nodes) {
        NodePlan plan = new NodePlan(nodes, size);
        return tiles(log, plan.tiles())
                .flatMap(tiles -> hashes(log, plan.singles()).map(hashes -> plan.resolve(tiles, hashes)));
    }

    @Override
    public Uni<byte[]> tile(String log, int level, long n) {
        return query(ReadSql.TILE, Tuple.of(log, (short) level, n))
                .map(rows -> Rows.first(rows, row -> Bytes.get(row, "bytes"))
                        .orElseThrow(() ->
                                new IllegalStateException("log " + log + " has no tile " + n + " at level " + level)));
    }

    @Override
    public Uni<List<byte[]>> headers(String log, long from, int count) {
        return query(ReadSql.HEADERS, Tuple.of(log, from, from + count)).map(rows -> {
            if (rows.size() != count) {
                throw new IllegalStateException("log " + log + " has " + rows.size() + " of the " + count
                        + " entries that are to follow index " + from);
            }
            return Rows.all(rows, row -> Bytes.get(row, "header"));
        });
    }

    @Override
    public Uni<List<String>> cosignatures(String log, long size) {
        return query(ReadSql.COSIGNATURES, Tuple.of(log, size))
                .map(rows -> Rows.all(rows, row -> row.getString("line")));
    }

    @Override
    public Uni<Optional<WitnessedCheckpoint>> witnessed(String log) {
        return query(ReadSql.WITNESSED, Tuple.of(log))
                .map(rows -> Rows.first(
                        rows,
                        row -> WitnessedCheckpoint.of(
                                row.getLong("size"),
                                row.getString("note"),
                                Rows.all(rows, each -> each.getString("line")))));
    }

    @Override
    public Uni<List<LogHead>> heads() {
        return query(ReadSql.HEADS, Tuple.tuple())
                .map(rows -> Rows.all(rows, row -> Rows.head(row.getString("log"), row)));
    }

    @Override
    public Uni<List<String>> logs() {
        return query(ReadSql.LOGS, Tuple.tuple()).map(rows -> Rows.all(rows, row -> row.getString("log")));
    }

    @Override
    public Uni<Optional<String>> logOf(UUID trail) {
        return query(ReadSql.LOG_OF, Tuple.of(trail)).map(rows -> Rows.first(rows, row -> row.getString("log")));
    }

    @Override
    public Uni<List<TrailRef>> undetermined(int limit) {
        return query(ReadSql.UNDETERMINED, Tuple.of(limit))
                .map(rows -> Rows.all(rows, row -> new TrailRef(row.getString("log"), row.getUUID("trail"))));
    }

    private Uni<Map<NodeAddress, byte[]>> tiles(String log, Collection<NodeAddress> tiles) {
        if (tiles.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return query(ReadSql.TILES, Tuple.of(log, NodeRows.tileLevels(tiles), NodeRows.positions(tiles)))
                .map(NodeRows::tiles);
    }

    private Uni<Map<NodeAddress, Digest>> hashes(String log, Collection<NodeAddress> hashes) {
        if (hashes.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<NodeAddress> leaves = hashes.stream().filter(at -> at.level() == 0).toList();
        List<NodeAddress> roots = hashes.stream().filter(at -> at.level() > 0).toList();
        Tuple which = Tuple.of(
                log, NodeRows.positions(leaves), NodeRows.levelsOfTilesBelow(roots), NodeRows.positions(roots));
        return query(ReadSql.HASHES, which).map(NodeRows::hashes);
    }

    private Uni<RowSet<Row>> query(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(deadline)
                .fail()
                .onFailure()
                .transform(StoreUnreachable::new);
    }
}
