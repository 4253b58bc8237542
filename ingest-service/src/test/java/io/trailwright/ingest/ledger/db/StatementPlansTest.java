package io.trailwright.ingest.ledger.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.testing.PostgresDatabase;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No statement reads a whole table, however large the ledger: in a log that fills its tables, with the planner's figures up
 * to date, each finds its rows by an index; with the values that it gets and with a plan for any values.
 */
class StatementPlansTest {
    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (entry|part|tile|checkpoint|idempotency|cosignature)\\b");

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

    /** 50,000 decisions of one tenant, with more tiles than they make, in far less memory than the tables need. */
    @BeforeAll
    static void aLargeLogOfOneTenant() throws SQLException {
        PostgresDatabase database = PostgresDatabase.create("ingest");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), PostgresDatabase.PASSWORD)
                .placeholders(Map.of("runtimeRole", database.runtimeRole()))
                .load()
                .migrate();
        ledger = database.connectAsOwner();
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
            sql.execute(
                    "SET enable_bitmapscan = off"); // so that an open range, for which the planner takes a third, shows
        }
    }

    @AfterAll
    static void close() throws SQLException {
        ledger.close();
    }

    @Test
    void eachStatementFindsItsRowsByAnIndex() throws SQLException, IllegalAccessException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Map.Entry<String, String> statement : statementsThatRead().entrySet()) {
            List<String> scans = scans(statement.getValue(), VALUES.get(statement.getKey()));
            if (!scans.isEmpty()) {
                found.put(statement.getKey(), scans);
            }
        }
        assertEquals(Map.of(), found);
    }

    @Test
    void aStatementThatReadsAWholeTableIsFound() throws SQLException {
        String aThird =
                "SELECT e.idx FROM log_head h JOIN entry e ON e.log = h.log AND e.idx >= h.size WHERE h.log = $1";
        assertEquals(2, scans(aThird, "'big'").size());
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

    private static List<String> scans(String sql, String values) throws SQLException {
        List<String> scans = new ArrayList<>();
        try (Statement statement = ledger.createStatement()) {
            statement.execute("PREPARE asked AS " + sql);
            for (String mode : List.of("force_generic_plan", "force_custom_plan")) {
                statement.execute("SET plan_cache_mode = " + mode);
                try (ResultSet plan = statement.executeQuery(
                        "EXPLAIN EXECUTE asked" + (values.isEmpty() ? "" : "(" + values + ")"))) {
                    while (plan.next()) {
                        String step = plan.getString(1).strip();
                        if (WHOLE_TABLE.matcher(step).find()) {
                            scans.add(step);
                        }
                    }
                }
            }
            statement.execute("DEALLOCATE asked");
        }
        return scans;
    }

    /** As many values as a large batch has. */
    private static String array(String each) {
        return IntStream.range(0, 256)
                .mapToObj(i -> each.replace("?", Integer.toString(i)))
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }
}
