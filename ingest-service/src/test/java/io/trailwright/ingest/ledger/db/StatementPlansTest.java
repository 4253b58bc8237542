package io.trailwright.ingest.ledger.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.testing.LogScans;
import io.trailwright.testing.PostgresDatabase;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No statement reads a whole table or a whole log, however large: each finds its rows by their keys, with the values that it
 * gets and with a plan for any values; in a log that fills its tables, with the planner's figures up to date, and where the
 * ledger was empty when the plan was made.
 */
class StatementPlansTest {
    private static final String TRAIL = "md5('50000')::uuid";

    /** Values for the parameters of each statement that reads. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("BatchSql.LOCK_HEAD", "'big'"),
            Map.entry(
                    "BatchSql.USED_KEYS",
                    "'big', " + array("'c'::text") + ", " + array("'r'::text") + ", " + array("'?'::text")),
            Map.entry("BatchSql.TRAIL_HEADS", "'big', " + array("md5('?')::uuid")),
            Map.entry("BatchSql.EDGE", "'big', 512"),
            Map.entry("BatchSql.MOVE_HEAD", "'big', 1, '\\x', 1, '', 100000"),
            Map.entry("ReadSql.HEAD", "'big'"),
            Map.entry("ReadSql.TRAIL_HEAD", "'big', " + TRAIL),
            Map.entry("ReadSql.TRAIL", "'big', " + TRAIL + ", 100000"),
            Map.entry("ReadSql.TRAIL_PARTS", "'big', " + TRAIL + ", 100000"),
            Map.entry("ReadSql.ENTRIES", "'big', 50000, 1000, 4194304"),
            Map.entry("ReadSql.PARTS", "'big', 50000, 50999"),
            Map.entry("ReadSql.KEY", "'big', 'c', 'r', '50000'"),
            Map.entry("ReadSql.CHECKPOINT", "'big', 50000"),
            Map.entry("ReadSql.TILES", "'big', " + array("0::smallint") + ", " + array("?::bigint")),
            Map.entry(
                    "ReadSql.HASHES",
                    "'big', " + array("?::bigint") + ", " + array("0::smallint") + ", " + array("?::bigint")),
            Map.entry("ReadSql.TILE", "'big', 0::smallint, 50"),
            Map.entry("ReadSql.HEADERS", "'big', 51200, 51456"),
            Map.entry("ReadSql.COSIGNATURES", "'big', 50000"),
            Map.entry("ReadSql.WITNESSED", "'big'"),
            Map.entry("ReadSql.HEADS", ""),
            Map.entry("ReadSql.LOGS", ""),
            Map.entry("ReadSql.LOG_OF", TRAIL),
            Map.entry("ReadSql.UNDETERMINED", "1000"));

    private static Connection ledger;
    private static Connection empty;

    /** 50,000 decisions of one tenant, with more tiles than they make, in far less memory than the tables need. */
    @BeforeAll
    static void aLargeLogOfOneTenant() throws SQLException {
        empty = PostgresDatabase.migrated("ingest").connectAsOwner();
        ledger = PostgresDatabase.migrated("ingest").connectAsOwner();
        try (Statement sql = ledger.createStatement()) {
            sql.execute("INSERT INTO log_head VALUES ('big', 100000, '\\x', 100000, 'note')");
            sql.execute("INSERT INTO entry SELECT 'big', i, md5((i / 2)::text)::uuid, i % 2, 'policy.evaluated', i,"
                    + " decode(repeat('00', 700), 'hex'), sha256(i::text::bytea) FROM generate_series(0, 99999) i");
            sql.execute(
                    "INSERT INTO part SELECT 'big', i, name, sha256(i::text::bytea), decode(repeat('00', 200), 'hex')"
                            + " FROM generate_series(0, 99999) i, unnest('{actor,request}'::text[]) name");
            sql.execute("ALTER TABLE tile DROP CONSTRAINT tile_bytes_check");
            sql.execute("INSERT INTO tile SELECT 'big', 0, i, decode(repeat('00', 500), 'hex'), sha256(i::text::bytea)"
                    + " FROM generate_series(0, 29999) i");
            sql.execute(
                    "INSERT INTO checkpoint SELECT 'big', i * 10, repeat('x', 300) FROM generate_series(1, 10000) i");
            sql.execute("INSERT INTO cosignature SELECT 'big', i * 10, 'w', 'line' FROM generate_series(1, 10000) i");
            sql.execute("INSERT INTO idempotency SELECT 'big', 'c', 'r', i::text, sha256(i::text::bytea),"
                    + " md5(i::text)::uuid, i, 2, i + 1 FROM generate_series(0, 49999) i");
            sql.execute("ANALYZE");
            sql.execute("SET effective_cache_size = '1MB'");
            // So that an open range, for which the planner takes a third of the table, shows.
            sql.execute("SET enable_bitmapscan = off");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        ledger.close();
        empty.close();
    }

    @Test
    void eachStatementFindsItsRowsByAnIndex() throws SQLException, IllegalAccessException {
        assertEquals(Map.of(), statementsThatScan(ledger));
    }

    /** A plan is kept until the table's figures change, and by then a ledger that began empty may be large. */
    @Test
    void soDoesAStatementThatWasPlannedWhenTheLedgerWasEmpty() throws SQLException, IllegalAccessException {
        assertEquals(Map.of(), statementsThatScan(empty));
    }

    @Test
    void aStatementThatReadsAWholeTableIsFound() throws SQLException {
        String aThird =
                "SELECT e.idx FROM log_head h JOIN entry e ON e.log = h.log AND e.idx >= h.size WHERE h.log = $1";
        assertEquals(2, LogScans.of(ledger, aThird, "'big'").size());
    }

    @Test
    void aStatementThatReadsAWholeLogByAnIndexIsFound() throws SQLException {
        String allTiles = "SELECT t.bytes FROM unnest($2::bigint[]) AS k (n) JOIN tile t ON t.log = $1 AND t.n = k.n";
        assertEquals(
                2, LogScans.of(empty, allTiles, "'big', " + array("?::bigint")).size());
    }

    private static Map<String, List<String>> statementsThatScan(Connection database)
            throws SQLException, IllegalAccessException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Map.Entry<String, String> statement : statementsThatRead().entrySet()) {
            List<String> scans = LogScans.of(database, statement.getValue(), VALUES.get(statement.getKey()));
            if (!scans.isEmpty()) {
                found.put(statement.getKey(), scans);
            }
        }
        return found;
    }

    private static Map<String, String> statementsThatRead() throws IllegalAccessException {
        Map<String, String> statements = new TreeMap<>();
        for (Class<?> where : List.of(BatchSql.class, ReadSql.class)) {
            for (Field field : where.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof String sql) {
                    statements.put(where.getSimpleName() + "." + field.getName(), sql);
                }
            }
        }
        statements.values().removeIf(sql -> sql.startsWith("INSERT"));
        assertEquals(VALUES.keySet(), statements.keySet(), "statements that have values here");
        return statements;
    }

    /** As many values as a large batch has. */
    private static String array(String each) {
        return IntStream.range(0, 256)
                .mapToObj(i -> each.replace("?", Integer.toString(i)))
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }
}
