package io.trailwright.ingest.ledger.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.testing.PostgresDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What lets the ledger be distributed by log (Citus), with each batch on one shard: every key and index begins with the
 * log, and nothing on the way is of the whole database: no sequence, trigger, advisory lock or notification.
 */
class DistributionRulesTest {
    /** Flyway's own table stays on the coordinator: only a migration reads it. */
    private static final String OURS =
            " c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'";

    private static final String INDEXES_THAT_DO_NOT_BEGIN_WITH_THE_LOG = "SELECT 'index ' || i.indexrelid::regclass"
            + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
            + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]"
            + " WHERE a.attname IS DISTINCT FROM 'log' AND" + OURS;
    private static final String TABLES_WITHOUT_A_KEY = "SELECT 'no key ' || c.relname FROM pg_class c WHERE c.relkind"
            + " = 'r' AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AND" + OURS;
    private static final String SEQUENCES =
            "SELECT 'sequence ' || c.relname FROM pg_class c WHERE c.relkind = 'S' AND" + OURS;
    private static final String TRIGGERS = "SELECT 'trigger ' || t.tgname FROM pg_trigger t"
            + " JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND" + OURS;

    private static final Pattern OF_THE_WHOLE_DATABASE = Pattern.compile(
            "pg_(try_)?advisory|pg_notify|\\b(LISTEN|NOTIFY)\\s+\\w|\\bnextval\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void theMigratedLedgerCanBeDistributedByLog() throws SQLException {
        try (Connection owner = PostgresDatabase.migrated("ingest").connectAsOwner()) {
            assertEquals(List.of(), violations(owner));
        }
    }

    /** A table that stays on the coordinator would take every batch off its shard. */
    @Test
    void theScriptForCitusDistributesEveryTableByLogTogether() throws SQLException, IOException {
        // Given
        List<String> tables = new ArrayList<>();
        try (Connection owner = PostgresDatabase.migrated("ingest").connectAsOwner();
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery(
                        "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND" + OURS + " ORDER BY 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        // When
        var calls = Pattern.compile(
                        "^SELECT create_distributed_table\\('(\\w+)', 'log'(, colocate_with => 'log_head')?\\);$",
                        Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../deploy/citus/distribute-ledger.sql")))
                .results()
                .toList();
        // Then
        assertEquals(tables, calls.stream().map(call -> call.group(1)).sorted().toList());
        calls.forEach(call -> assertEquals(call.group(1).equals("log_head"), call.group(2) == null, call.group()));
    }

    @Test
    void eachBrokenRuleIsFound() throws SQLException {
        try (Connection owner = PostgresDatabase.migrated("ingest").connectAsOwner();
                Statement sql = owner.createStatement()) {
            // Given
            sql.execute("CREATE TABLE receipt (id serial PRIMARY KEY, log text NOT NULL)");
            sql.execute("CREATE TABLE heap (log text)");
            sql.execute("CREATE INDEX entry_kind ON entry (kind, log)");
            sql.execute("CREATE INDEX entry_expression ON entry (lower(log))");
            sql.execute("CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
            sql.execute("CREATE TRIGGER watch BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION f()");

            // Then
            assertEquals(
                    List.of(
                            "index entry_expression",
                            "index entry_kind",
                            "index receipt_pkey",
                            "no key heap",
                            "sequence receipt_id_seq",
                            "trigger watch"),
                    violations(owner));
        }
    }

    @Test
    void noStatementLocksOrNotifiesTheWholeDatabase() throws IOException {
        List<String> found = new ArrayList<>();
        try (var files = Files.walk(Path.of("src/main"))) {
            files.filter(file -> file.toString().matches(".*\\.(java|sql)")).forEach(file -> statements(file)
                    .filter(line -> OF_THE_WHOLE_DATABASE.matcher(line).find())
                    .forEach(line -> found.add(file + ": " + line.strip())));
        }
        assertEquals(List.of(), found);
    }

    private static Stream<String> statements(Path file) {
        try {
            return Files.readString(file).lines().filter(line -> !line.strip().matches("(--|//|\\*|/\\*).*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> violations(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query :
                    List.of(INDEXES_THAT_DO_NOT_BEGIN_WITH_THE_LOG, TABLES_WITHOUT_A_KEY, SEQUENCES, TRIGGERS)) {
                try (ResultSet rows = statement.executeQuery(query + " ORDER BY 1")) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }
}
