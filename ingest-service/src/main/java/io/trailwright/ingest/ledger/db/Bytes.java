package io.trailwright.ingest.ledger.db;

import io.trailwright.core.entry.Digest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.function.Function;

/** Byte strings on their way to and from the database client. */
final class Bytes {

    private Bytes() {}

    static Buffer of(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    static <T> Buffer[] column(List<T> rows, Function<T, byte[]> field) {
        return rows.stream().map(row -> of(field.apply(row))).toArray(Buffer[]::new);
    }

    static byte[] get(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }

    static Digest digest(Row row, String column) {
        return Digest.wrap(get(row, column));
    }
}
