package io.trailwright.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that one decision made, read back from the ledger. What a batch shares (tiles, checkpoint, head) is not
 * among them.
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes, never modified
record LedgerRows(List<Entry> entries, List<Part> parts, Key key) {

    record Entry(long seq, String kind, long at, byte[] header, byte[] leafHash) {}

    /** @param entry place of its entry among the decision's, from 0 */
    record Part(int entry, String name, byte[] salt, byte[] body) {}

    record Key(String log, String client, String route, byte[] body, int entries) {}

    /** Of the only decision in the ledger. */
    static LedgerRows read(Connection ledger) throws SQLException {
        var entries = new ArrayList<Entry>();
        var parts = new ArrayList<Part>();
        try (var statement = ledger.createStatement()) {
            try (var row = statement.executeQuery("SELECT seq, kind, at, header, leaf_hash FROM entry ORDER BY idx")) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong(1), row.getString(2), row.getLong(3), row.getBytes(4), row.getBytes(5)));
                }
            }
            try (var row = statement.executeQuery("SELECT idx, name, salt, body FROM part ORDER BY idx, name")) {
                while (row.next()) {
                    parts.add(new Part(row.getInt(1), row.getString(2), row.getBytes(3), row.getBytes(4)));
                }
            }
            try (var row = statement.executeQuery("SELECT log, client, route, body, entries FROM idempotency")) {
                return new LedgerRows(entries, parts, key(row));
            }
        }
    }

    private static Key key(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new IllegalStateException("the decision left no idempotency key");
        }
        return new Key(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4), row.getInt(5));
    }

    /** Rows in all, and the bytes of headers, bodies, salts and hashes in them. */
    String size() {
        var bytes = entries.stream()
                        .mapToInt(e -> e.header().length + e.leafHash().length)
                        .sum()
                + parts.stream()
                        .mapToInt(p -> p.salt().length + p.body().length)
                        .sum();
        return entries.size() + " entries, " + parts.size() + " parts, 1 key: " + bytes + " bytes";
    }
}
