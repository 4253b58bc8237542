package io.trailwright.e2e.faults;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.launcher.stack.Stack.DatabaseAccess;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One log as it is stored, read as the service's own runtime role and computed again from the bytes: nothing that the
 * database says about itself is believed.
 */
final class StoredLog {
    private static final Pattern MARKER = Pattern.compile("\"(fault-[0-9a-z]+-[0-9]+)\"");
    private static final String ENTRIES = "SELECT e.idx, e.header, e.leaf_hash, p.name, p.salt, p.body FROM entry e"
            + " LEFT JOIN part p ON p.log = e.log AND p.idx = e.idx WHERE e.log = ? ORDER BY e.idx, p.name";
    private static final String ORPHANS = "SELECT count(*) FROM part p WHERE p.log = ?"
            + " AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.log = p.log AND e.idx = p.idx)";
    private static final int FETCH = 2_000;

    private final Map<String, Integer> markers = new HashMap<>();
    private final Map<String, KeyRow> keys = new HashMap<>();
    private final Rebuilt rebuilt;
    private long orphans;
    private long badCheckpoints;
    private Optional<Checkpoint> head = Optional.empty();

    /** What an idempotency key recorded. */
    record KeyRow(long first, int entries, String trail) {}

    private StoredLog(String log) {
        this.rebuilt = new Rebuilt(log);
    }

    static StoredLog read(DatabaseAccess access, String log, List<VerifierKey> pinned) {
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password())) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            var stored = new StoredLog(log);
            stored.readEntries(connection, log);
            stored.readCheckpoints(connection, log, pinned);
            stored.readKeys(connection, log);
            return stored;
        } catch (SQLException e) {
            throw new FaultRunException("the log cannot be read", e);
        }
    }

    private void readEntries(Connection connection, String log) throws SQLException {
        each(connection, ENTRIES, log, row -> {
            rebuilt.entry(row.getLong("idx"), row.getBytes("header"), Digest.wrap(row.getBytes("leaf_hash")));
            var name = row.getString("name");
            if (name != null) {
                var body = row.getBytes("body");
                rebuilt.part(name, row.getBytes("salt"), body);
                look(name, body);
            }
        });
        rebuilt.end();
        each(connection, ORPHANS, log, row -> orphans = row.getLong(1));
    }

    private void look(String part, byte[] body) {
        if (part.equals("request") || part.equals("note") || part.equals("evidence/0")) {
            var marker = MARKER.matcher(new String(body, StandardCharsets.UTF_8));
            if (marker.find()) {
                markers.merge(marker.group(1), 1, Integer::sum);
            }
        }
    }

    private void readCheckpoints(Connection connection, String log, List<VerifierKey> pinned) throws SQLException {
        each(connection, "SELECT note FROM checkpoint WHERE log = ? ORDER BY size", log, row -> {
            if (!holds(row.getString("note"), pinned)) {
                badCheckpoints++;
            }
        });
        each(connection, "SELECT checkpoint FROM log_head WHERE log = ?", log, row -> {
            var note = row.getString("checkpoint");
            if (!holds(note, pinned)) {
                badCheckpoints++;
            } else {
                head = Optional.of(Checkpoint.open(note, pinned));
            }
        });
    }

    private boolean holds(String note, List<VerifierKey> pinned) {
        try {
            var checkpoint = Checkpoint.open(note, pinned);
            return rebuilt.root(checkpoint.size()).equals(Optional.of(checkpoint.root()));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void readKeys(Connection connection, String log) throws SQLException {
        each(
                connection,
                "SELECT key, first_idx, entries, trail FROM idempotency WHERE log = ?",
                log,
                row -> keys.put(
                        row.getString("key"),
                        new KeyRow(row.getLong("first_idx"), row.getInt("entries"), row.getString("trail"))));
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, String log, Row reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, log);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    Rebuilt rebuilt() {
        return rebuilt;
    }

    /** How often each marker stands in recorded content. */
    Map<String, Integer> markers() {
        return markers;
    }

    /** What each idempotency key of this log recorded. */
    Map<String, KeyRow> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** The newest signed checkpoint; empty when there is none, or none that verifies against the rebuilt tree. */
    Optional<Checkpoint> head() {
        return head;
    }

    /** Parts that are missing, of no entry, or other than their commitment says. */
    long brokenParts() {
        return orphans + rebuilt.brokenParts();
    }

    /** Stored checkpoints that are not signed by the pinned key, or not of the rebuilt tree. */
    long badCheckpoints() {
        return badCheckpoints;
    }
}
