package io.trailwright.ingest.ledger.db;

import io.trailwright.core.log.Frontier;
import io.trailwright.ingest.ledger.KeptKey;
import io.trailwright.ingest.ledger.KeyId;
import io.trailwright.ingest.ledger.LogHead;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** From rows of the database to what they mean. */
final class Rows {

    private Rows() {}

    static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> meaning) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(meaning);
    }

    static <T> List<T> all(RowSet<Row> rows, Function<Row, T> meaning) {
        return StreamSupport.stream(rows.spliterator(), false).map(meaning).toList();
    }

    static LogHead head(String log, Row row) {
        return new LogHead(
                log,
                Frontier.decode(Bytes.get(row, "frontier")),
                Micros.instant(row.getLong("last_at")),
                row.getString("checkpoint"));
    }

    static KeptKey key(Row row) {
        return new KeptKey(
                new KeyId(row.getString("client"), row.getString("route"), row.getString("key")),
                Bytes.digest(row, "body"),
                row.getUUID("trail"),
                row.getLong("first_idx"),
                row.getInteger("entries"),
                row.getLong("size"));
    }
}
