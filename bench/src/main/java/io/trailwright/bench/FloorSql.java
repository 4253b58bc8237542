package io.trailwright.bench;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** SQL that inserts the rows of one decision again, each time with positions, a trail and a key of its own. */
final class FloorSql {
    private final LedgerRows rows;

    FloorSql(LedgerRows rows) {
        this.rows = rows;
    }

    /**
     * A pgbench script of one transaction, one statement a table. A client's positions lie beyond those of the others,
     * and its trails ascend as UUIDv7 do, which is kind to the indexes. The bytes are in the prepared statements: pgbench
     * does not even send them.
     */
    String transaction() {
        var trail = "(:high::text || :low::text)::uuid";
        return String.join(
                "\n",
                "\\set n :n + 1",
                "\\set idx :client_id * 100000000000 + :n * " + rows.entries().size(),
                "\\set high 1000000000000000 + :n",
                "\\set low 1000000000000000 + :client_id * 1000000000 + random(0, 999999999)",
                "BEGIN;",
                entries(":idx::bigint", trail, "") + ";",
                parts(":idx::bigint", "") + ";",
                key(":idx::bigint", trail, "") + ";",
                "END;",
                "");
    }

    /** Statements that insert the rows of so many decisions. */
    List<String> many(int decisions) {
        var from = " FROM generate_series(1, " + decisions + ") AS n";
        var trail = "lpad(n::text, 32, '0')::uuid";
        var idx = "n::bigint * " + rows.entries().size();
        return List.of(entries(idx, trail, from), parts(idx, from), key(idx, trail, from));
    }

    private String entries(String idx, String trail, String from) {
        var log = text(rows.key().log());
        var all = new ArrayList<List<String>>();
        for (var entry : rows.entries()) {
            var position = idx + " + " + all.size();
            all.add(List.of(
                    log,
                    position,
                    trail,
                    "" + entry.seq(),
                    text(entry.kind()),
                    "" + entry.at(),
                    bytes(entry.header()),
                    bytes(entry.leafHash())));
        }
        return insert("entry (log, idx, trail, seq, kind, at, header, leaf_hash)", all, from);
    }

    private String parts(String idx, String from) {
        var log = text(rows.key().log());
        var all = rows.parts().stream()
                .map(part -> List.of(
                        log, idx + " + " + part.entry(), text(part.name()), bytes(part.salt()), bytes(part.body())))
                .toList();
        return insert("part (log, idx, name, salt, body)", all, from);
    }

    private String key(String idx, String trail, String from) {
        var key = rows.key();
        var row = List.of(
                text(key.log()),
                text(key.client()),
                text(key.route()),
                "(" + trail + ")::text",
                bytes(key.body()),
                trail,
                idx,
                "" + key.entries(),
                idx);
        return insert(
                "idempotency (log, client, route, key, body, trail, first_idx, entries, size)", List.of(row), from);
    }

    private static String insert(String table, List<List<String>> all, String from) {
        var source = from.isEmpty()
                ? all.stream().map(row -> "(" + String.join(", ", row) + ")").collect(joining(", ", "VALUES ", ""))
                : all.stream()
                        .map(row -> "SELECT " + String.join(", ", row) + from)
                        .collect(joining(" UNION ALL "));
        return "INSERT INTO " + table + " " + source;
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String bytes(byte[] value) {
        return "'\\x" + HexFormat.of().formatHex(value) + "'::bytea";
    }
}
