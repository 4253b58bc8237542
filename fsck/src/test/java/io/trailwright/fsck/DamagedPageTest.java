package io.trailwright.fsck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trailwright.core.audit.AuditReport;
import io.trailwright.core.audit.AuditReport.Result;
import io.trailwright.testing.PostgresDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bit of a table's file is flipped on the disk, beneath PostgreSQL: it is told, and never passed on as data. */
class DamagedPageTest {
    private TestLedger ledger;

    @BeforeEach
    void write() throws SQLException, IOException {
        ledger = new TestLedger();
        ledger.log("acme", true).grow(200, 20);
        ledger.commit();
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry", "part", "checkpoint", "idempotency"})
    void isBroken(String table) throws SQLException, IOException {
        // Given a copy of the database, file by file, of which PostgreSQL holds no page in memory yet
        var copy = copied();
        var whole = copied();
        // When
        flip(copy, table);
        // Then
        var report = check(copy);
        assertEquals(Result.BROKEN, report.result());
        assertTrue(
                report.findings().stream().anyMatch(finding -> finding.table().equals(table)), report::toString);
        assertEquals(Result.OK, check(whole).result());
    }

    private PostgresDatabase copied() throws SQLException {
        var name = ledger.database().name() + "_" + System.nanoTime();
        ledger.close(); // a database that is copied has no other visitors
        var postgres = new PostgresDatabase("ingest", "postgres");
        try (var connection = postgres.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE " + name + " TEMPLATE " + ledger.database().name() + " STRATEGY = FILE_COPY");
        }
        return new PostgresDatabase("ingest", name);
    }

    private static void flip(PostgresDatabase database, String table) throws SQLException, IOException {
        Path file;
        try (var connection = database.connectAsSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('" + table + "')")) {
            row.next();
            file = Path.of(row.getString(1));
        }
        assumeTrue(Files.isWritable(file), "the database's files are not here (a container): this test is skipped");
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = 8192 - 40; // in the page's first row, which lies at its end
            bytes.seek(at);
            int before = bytes.read();
            bytes.seek(at);
            bytes.write(before ^ 1);
        }
    }

    private AuditReport check(PostgresDatabase database) throws SQLException {
        try (var connection = database.connectAsSuperuser()) {
            connection.setAutoCommit(false);
            return new Ledger(connection).check("acme", ledger.keys(), List.of(), 0);
        }
    }
}
