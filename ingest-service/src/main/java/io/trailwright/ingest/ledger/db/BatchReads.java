package io.trailwright.ingest.ledger.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.BatchContext;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.KeptKey;
import io.trailwright.ingest.ledger.KeyId;
import io.trailwright.ingest.ledger.LogHead;
import io.trailwright.ingest.ledger.TrailHead;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads what a batch needs to know, inside its transaction. The statements are sent at once and run one after the other:
 * each begins after the lock of the head is held and, at READ COMMITTED, sees all that was committed until then.
 */
final class BatchReads {

    private BatchReads() {}

    /** Which trails are looked for. */
    enum Trails {
        /** Those that somebody has seen: a new trail's id was made just now, and the key of entry refuses a second one. */
        KNOWN {
            @Override
            boolean asks(AppendRequest request) {
                return request.expectedHead().isPresent();
            }
        },
        /** New ones too: for a batch that such an id was refused in. */
        ALL {
            @Override
            boolean asks(AppendRequest request) {
                return true;
            }
        };

        abstract boolean asks(AppendRequest request);
    }

    /** Locks the head of the log, which is created where there is none, and reads the batch's context under the lock. */
    static Uni<BatchContext> lockAndRead(
            SqlConnection connection, String log, List<AppendRequest> batch, Trails asked) {
        return read(connection, log, batch, asked)
                .flatMap(found -> found.map(context -> Uni.createFrom().item(context))
                        .orElseGet(() -> createHead(connection, log)
                                .flatMap(created -> read(connection, log, batch, asked))
                                .map(Optional::orElseThrow)))
                .flatMap(context -> withEdge(connection, context, batch));
    }

    private static Uni<Optional<BatchContext>> read(
            SqlConnection connection, String log, List<AppendRequest> batch, Trails asked) {
        return Uni.combine()
                .all()
                .unis(head(connection, log), keys(connection, log, batch), trails(connection, log, batch, asked))
                .with((head, keys, trails) -> head.map(at -> new BatchContext(at, keys, trails, Map.of())));
    }

    /** One more round trip, for a batch that may fill a tile: most do not. */
    private static Uni<BatchContext> withEdge(
            SqlConnection connection, BatchContext context, List<AppendRequest> batch) {
        LogHead head = context.head();
        long mostEntries =
                batch.stream().mapToLong(request -> request.drafts().size()).sum();
        return Tile.completed(head.size(), head.size() + mostEntries).isEmpty()
                ? Uni.createFrom().item(context)
                : edge(connection, head.log(), mostEntries)
                        .map(edge -> new BatchContext(head, context.keys(), context.trails(), edge));
    }

    private static Uni<RowSet<Row>> createHead(SqlConnection connection, String log) {
        Tuple values = Tuple.of(log, Bytes.of(Frontier.EMPTY.encode()), Micros.of(Instant.EPOCH));
        return connection.preparedQuery(BatchSql.CREATE_HEAD).execute(values);
    }

    private static Uni<Optional<LogHead>> head(SqlConnection connection, String log) {
        return connection
                .preparedQuery(BatchSql.LOCK_HEAD)
                .execute(Tuple.of(log))
                .map(rows -> Rows.first(rows, row -> Rows.head(log, row)));
    }

    private static Uni<Map<KeyId, KeptKey>> keys(SqlConnection connection, String log, List<AppendRequest> batch) {
        List<IdempotencyKey> keys =
                batch.stream().flatMap(request -> request.key().stream()).toList();
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple values = Tuple.of(
                log,
                column(keys, IdempotencyKey::client),
                column(keys, IdempotencyKey::route),
                column(keys, IdempotencyKey::key));
        return connection.preparedQuery(BatchSql.USED_KEYS).execute(values).map(rows -> {
            Map<KeyId, KeptKey> used = new HashMap<>();
            for (Row row : rows) {
                KeptKey kept = Rows.key(row);
                used.put(kept.id(), kept);
            }
            return used;
        });
    }

    private static Uni<Map<UUID, TrailHead>> trails(
            SqlConnection connection, String log, List<AppendRequest> batch, Trails asked) {
        UUID[] trails = batch.stream()
                .filter(asked::asks)
                .map(AppendRequest::trail)
                .distinct()
                .toArray(UUID[]::new);
        if (trails.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(BatchSql.TRAIL_HEADS)
                .execute(Tuple.of(log, trails))
                .map(rows -> {
                    Map<UUID, TrailHead> heads = new HashMap<>();
                    for (Row row : rows) {
                        Digest leafHash = Bytes.digest(row, "leaf_hash");
                        heads.put(
                                row.getUUID("trail"),
                                new TrailHead(row.getLong("seq"), leafHash, row.getBoolean("redeemed")));
                    }
                    return heads;
                });
    }

    private static Uni<Map<NodeAddress, Digest>> edge(SqlConnection connection, String log, long mostEntries) {
        return connection
                .preparedQuery(BatchSql.EDGE)
                .execute(Tuple.of(log, mostEntries))
                .map(rows -> {
                    Map<NodeAddress, Digest> edge = new HashMap<>();
                    for (Row row : rows) {
                        edge.put(new NodeAddress(row.getInteger("level"), row.getLong("n")), Bytes.digest(row, "hash"));
                    }
                    return edge;
                });
    }

    private static String[] column(List<IdempotencyKey> keys, Function<IdempotencyKey, String> field) {
        return keys.stream().map(field).toArray(String[]::new);
    }
}
