package io.trailwright.fsck;

import io.trailwright.core.audit.AuditReport;
import io.trailwright.core.audit.KnownCheckpoint;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.testing.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A database with the ledger's own migrations, and a superuser in it whose changes are undone after each look. */
final class TestLedger implements AutoCloseable {
    private static final Path MIGRATIONS = Path.of("../ingest-service/src/main/resources/db/migration");

    private final PostgresDatabase database = PostgresDatabase.create("ingest");
    private final Connection superuser;
    private final List<VerifierKey> keys = new ArrayList<>();

    TestLedger() throws SQLException, IOException {
        try (var owner = database.connectAsOwner();
                var files = Files.list(MIGRATIONS);
                var statement = owner.createStatement()) {
            var ordered = files.filter(file -> file.getFileName().toString().matches("V\\d+__.*\\.sql"))
                    .sorted(Comparator.comparingInt(TestLedger::version))
                    .toList();
            for (var file : ordered) {
                statement.execute(Files.readString(file).replace("${runtimeRole}", database.runtimeRole()));
            }
        }
        superuser = database.connectAsSuperuser();
        superuser.setAutoCommit(false);
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"));
    }

    PostgresDatabase database() {
        return database;
    }

    Connection superuser() {
        return superuser;
    }

    List<VerifierKey> keys() {
        return keys;
    }

    /** A log that this ledger's pinned keys know. */
    SampleLog log(String name, boolean covered) throws SQLException {
        var signer = SampleLog.signer(name);
        keys.add(signer.verifierKey());
        return new SampleLog(superuser, name, signer, covered);
    }

    void commit() throws SQLException {
        superuser.commit();
    }

    AuditReport check(String log, KnownCheckpoint... known) {
        return new Ledger(superuser).check(log, keys, List.of(known), 0);
    }

    /** What a check says after these statements, which are undone. */
    AuditReport after(String log, List<String> statements, KnownCheckpoint... known) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            return check(log, known);
        } finally {
            superuser.rollback();
        }
    }

    /** The rows of a query with one column. */
    List<String> column(String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
