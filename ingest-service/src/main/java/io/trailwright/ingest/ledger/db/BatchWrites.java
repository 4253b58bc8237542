package io.trailwright.ingest.ledger.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import io.trailwright.ingest.ledger.BatchPlan;
import io.trailwright.ingest.ledger.EntryRow;
import io.trailwright.ingest.ledger.KeptKey;
import io.trailwright.ingest.ledger.LogHead;
import io.trailwright.ingest.ledger.PartRow;
import io.trailwright.ingest.ledger.TileRow;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes the rows of a plan, one statement a table, all sent at once. */
final class BatchWrites {

    private BatchWrites() {}

    private record PlacedPart(long index, PartRow part) {}

    /** Fails unless every statement succeeded and the head moved from where it was locked. */
    static Uni<Void> write(SqlConnection connection, BatchPlan plan) {
        List<Uni<RowSet<Row>>> statements = new ArrayList<>();
        String log = plan.after().log();
        statements.add(entries(connection, log, plan.rows()));
        List<PlacedPart> parts = plan.rows().stream()
                .flatMap(row -> row.parts().stream().map(part -> new PlacedPart(row.index(), part)))
                .toList();
        if (!parts.isEmpty()) {
            statements.add(parts(connection, log, parts));
        }
        if (!plan.keys().isEmpty()) {
            statements.add(keys(connection, log, plan.keys()));
        }
        if (!plan.tiles().isEmpty()) {
            statements.add(tiles(connection, log, plan.tiles()));
        }
        statements.add(checkpoint(connection, plan.after()));
        statements.add(moveHead(connection, plan));
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    private static Uni<RowSet<Row>> entries(SqlConnection connection, String log, List<EntryRow> rows) {
        Tuple values = Tuple.tuple()
                .addValue(log)
                .addValue(rows.stream().map(EntryRow::index).toArray(Long[]::new))
                .addValue(rows.stream().map(EntryRow::trail).toArray(UUID[]::new))
                .addValue(rows.stream().map(EntryRow::seq).toArray(Long[]::new))
                .addValue(rows.stream().map(row -> row.kind().wire()).toArray(String[]::new))
                .addValue(rows.stream().map(row -> Micros.of(row.at())).toArray(Long[]::new))
                .addValue(Bytes.column(rows, EntryRow::header))
                .addValue(Bytes.column(rows, row -> row.leafHash().bytes()));
        return connection
                .preparedQuery(BatchSql.INSERT_ENTRIES)
                .execute(values)
                .invoke(() -> CrashPoints.at(CrashPoint.AFTER_LEAF_INSERT));
    }

    private static Uni<RowSet<Row>> parts(SqlConnection connection, String log, List<PlacedPart> parts) {
        Tuple values = Tuple.tuple()
                .addValue(log)
                .addValue(parts.stream().map(PlacedPart::index).toArray(Long[]::new))
                .addValue(parts.stream().map(placed -> placed.part().name()).toArray(String[]::new))
                .addValue(Bytes.column(parts, placed -> placed.part().salt()))
                .addValue(Bytes.column(parts, placed -> placed.part().body()));
        return connection.preparedQuery(BatchSql.INSERT_PARTS).execute(values);
    }

    private static Uni<RowSet<Row>> keys(SqlConnection connection, String log, List<KeptKey> keys) {
        Tuple values = Tuple.tuple()
                .addValue(log)
                .addValue(keys.stream().map(key -> key.id().client()).toArray(String[]::new))
                .addValue(keys.stream().map(key -> key.id().route()).toArray(String[]::new))
                .addValue(keys.stream().map(key -> key.id().key()).toArray(String[]::new))
                .addValue(Bytes.column(keys, key -> key.body().bytes()))
                .addValue(keys.stream().map(KeptKey::trail).toArray(UUID[]::new))
                .addValue(keys.stream().map(KeptKey::firstIndex).toArray(Long[]::new))
                .addValue(keys.stream().map(KeptKey::entries).toArray(Integer[]::new))
                .addValue(keys.stream().map(KeptKey::size).toArray(Long[]::new));
        return connection.preparedQuery(BatchSql.INSERT_KEYS).execute(values);
    }

    private static Uni<RowSet<Row>> tiles(SqlConnection connection, String log, List<TileRow> tiles) {
        Tuple values = Tuple.tuple()
                .addValue(log)
                .addValue(tiles.stream().map(tile -> (short) tile.level()).toArray(Short[]::new))
                .addValue(tiles.stream().map(TileRow::n).toArray(Long[]::new))
                .addValue(Bytes.column(tiles, TileRow::bytes))
                .addValue(Bytes.column(tiles, tile -> tile.root().bytes()));
        return connection.preparedQuery(BatchSql.INSERT_TILES).execute(values);
    }

    private static Uni<RowSet<Row>> checkpoint(SqlConnection connection, LogHead head) {
        return connection
                .preparedQuery(BatchSql.INSERT_CHECKPOINT)
                .execute(Tuple.of(head.log(), head.size(), head.checkpoint()));
    }

    private static Uni<RowSet<Row>> moveHead(SqlConnection connection, BatchPlan plan) {
        LogHead head = plan.after();
        Tuple values = Tuple.tuple()
                .addValue(head.log())
                .addValue(head.size())
                .addValue(Bytes.of(head.frontier().encode()))
                .addValue(Micros.of(head.lastAt()))
                .addValue(head.checkpoint())
                .addValue(plan.before().size());
        return connection.preparedQuery(BatchSql.MOVE_HEAD).execute(values).invoke(done -> {
            if (done.rowCount() != 1) {
                throw new IllegalStateException("the head of log " + head.log() + " is not at size "
                        + plan.before().size() + " although it is locked there");
            }
            CrashPoints.at(CrashPoint.AFTER_HEAD_MOVED);
        });
    }
}
