package io.trailwright.fsck;

import io.trailwright.core.audit.AuditReport;
import io.trailwright.core.audit.Finding;
import io.trailwright.core.audit.KnownCheckpoint;
import io.trailwright.core.audit.LogAudit;
import io.trailwright.core.log.VerifierKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ledger's database at one moment: whatever a batch writes meanwhile is not seen. Rows are also counted without any
 * index, so that one that an index hides is missed.
 */
final class Ledger {

    private static final List<String> TABLES =
            List.of("log_head", "entry", "part", "tile", "checkpoint", "idempotency");
    private static final String COSIGNATURE = "cosignature";

    private final Connection connection;
    private final Map<String, Map<String, Long>> rows = new LinkedHashMap<>(); // by table and log
    private final Map<String, String> gone = new LinkedHashMap<>(); // tables that cannot be read, and why
    private final boolean witnessed;

    /** @param connection inside a transaction that sees one moment, as a role that may read the ledger's tables */
    Ledger(Connection connection) {
        this.connection = connection;
        this.witnessed = exists(COSIGNATURE);
        execute("SET LOCAL enable_indexscan = off");
        execute("SET LOCAL enable_indexonlyscan = off");
        execute("SET LOCAL enable_bitmapscan = off");
        for (String table : TABLES) {
            if (exists(table)) {
                census(table);
            } else {
                gone.put(table, "the table is not there");
            }
        }
        if (witnessed) {
            census(COSIGNATURE);
        }
        execute("SET LOCAL enable_indexscan = on");
        execute("SET LOCAL enable_indexonlyscan = on");
        execute("SET LOCAL enable_bitmapscan = on");
        if (gone.size() == TABLES.size()) {
            throw new NotTriedException("There is no ledger in this database.");
        }
    }

    /** Every log of which any table has a row. */
    TreeSet<String> logs() {
        var logs = new TreeSet<String>();
        rows.values().forEach(ofTable -> logs.addAll(ofTable.keySet()));
        return logs;
    }

    /** Reads a log from an index on, which is a multiple of 256. */
    AuditReport check(String log, List<VerifierKey> pinned, List<KnownCheckpoint> known, long from) {
        if (!gone.isEmpty()) {
            var first = gone.entrySet().iterator().next();
            return unread(log, from, new Finding(0, first.getKey(), first.getValue()));
        }
        execute("SAVEPOINT before");
        try {
            var ofLog = KnownCheckpoints.of(log, known);
            return counted(LogAudit.from(new JdbcLog(connection, log, witnessed), pinned, ofLog, from));
        } catch (UnreadableTableException failure) {
            if (failure.damaged()) {
                execute("ROLLBACK TO before");
                return unread(log, from, new Finding(from, failure.table(), "cannot be read: " + failure.getMessage()));
            }
            throw failure;
        }
    }

    private AuditReport counted(AuditReport report) {
        var counts = report.counts();
        var read = new TreeMap<>(Map.of(
                "entry",
                counts.entries(),
                "part",
                counts.parts(),
                "tile",
                counts.tiles(),
                "checkpoint",
                counts.checkpoints(),
                "idempotency",
                counts.keys(),
                COSIGNATURE,
                counts.cosignatures()));
        var findings = new ArrayList<>(report.findings());
        read.forEach((table, count) -> {
            long stored = rows.getOrDefault(table, Map.of()).getOrDefault(report.log(), 0L);
            if (stored > count && report.from() == 0) {
                findings.add(new Finding(
                        report.counts().entries(),
                        table,
                        (stored - count) + " rows are stored that have no place in the log"));
            }
        });
        long more = findings.size() - report.findings().size();
        return new AuditReport(
                report.log(), report.from(), counts, findings, report.wrong() + more, report.comparedTo());
    }

    private static AuditReport unread(String log, long from, Finding finding) {
        var nothing = new AuditReport.Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new AuditReport(log, from, nothing, List.of(finding), 1, OptionalLong.of(from));
    }

    private boolean exists(String table) {
        return new Cursor<>(connection, table, "SELECT to_regclass(?) IS NOT NULL", 1, row -> row.getBoolean(1), table)
                .next();
    }

    private void census(String table) {
        var counts = new TreeMap<String, Long>();
        var sql = "SELECT log, count(*) FROM " + table + " GROUP BY log";
        execute("SAVEPOINT before"); // an error would end the transaction, and with it what it sees
        try {
            new Cursor<>(connection, table, sql, 1_000, row -> Map.entry(Cursor.text(row, 1), row.getLong(2)))
                    .forEachRemaining(count -> counts.put(count.getKey(), count.getValue()));
            rows.put(table, counts);
        } catch (UnreadableTableException failure) {
            if (!failure.damaged()) {
                throw failure;
            }
            gone.put(table, "cannot be read: " + failure.getMessage());
            execute("ROLLBACK TO before");
        }
    }

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new NotTriedException("The database does not answer: " + failure.getMessage());
        }
    }
}
