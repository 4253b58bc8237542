package io.trailwright.fsck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.trailwright.core.audit.AuditReport;
import io.trailwright.core.audit.AuditReport.Result;
import io.trailwright.core.audit.KnownCheckpoint;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A superuser of the database changes what is stored, one thing at a time, in every way that the issue names. Each is
 * found at its index, in its table. The cases of columns come from the schema: a table or a column that nobody here
 * thought of fails by its name.
 */
class TamperSuiteTest {
    private static final long SEED = 20261126;
    private static final int SIZE = 300;

    /** The entry that says what was erased: whoever damages it makes the erased part, at index 0, a missing one. */
    private static final long ERASURE = 40;

    /** How the rows of a table are ordered, and of which index of the log each is. */
    private record Table(String order, String index) {}

    private static final Map<String, Table> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("log_head", new Table("log", "size"));
        TABLES.put("entry", new Table("idx", "idx"));
        TABLES.put("part", new Table("idx, name", "idx"));
        TABLES.put("tile", new Table("level, n", "n << (8 * (level + 1))"));
        TABLES.put("checkpoint", new Table("size", "size - 1"));
        TABLES.put("idempotency", new Table("first_idx", "first_idx"));
        TABLES.put("cosignature", new Table("size, witness", "size - 1"));
    }

    private static List<String> tablesHeld = List.of();
    private static TestLedger ledger;
    private static SampleLog acme;

    @BeforeAll
    static void write() throws SQLException, IOException {
        ledger = new TestLedger();
        acme = ledger.log("acme", true).grow(ERASURE, 12).erase(0, "actor").grow(SIZE, 24);
        ledger.log("globex", true).grow(20, 5);
        if (ledger.column("SELECT to_regclass('cosignature') IS NOT NULL").equals(List.of("t"))) {
            try (var statement = ledger.superuser().createStatement()) {
                statement.execute("INSERT INTO cosignature (log, size, witness, line) SELECT log, size,"
                        + " 'witness.example+01020304', '\u2014 witness.example AQIDBAUGBwg=' FROM checkpoint");
            }
        }
        ledger.commit();
        tables();
    }

    @AfterAll
    static void end() throws SQLException {
        ledger.close();
    }

    @Test
    void nothingWasTouched() {
        var report = ledger.check("acme");
        assertEquals(List.of(), report.findings());
        assertEquals(Result.ERASED, report.result());
        assertEquals(SIZE, report.counts().entries());
        assertEquals(1, report.counts().erased());
        assertEquals(0, report.counts().uncovered());
        assertEquals(Result.OK, ledger.check("globex").result());
    }

    @TestFactory
    Stream<DynamicTest> everyColumnOfEveryTable() throws SQLException {
        var tests = new ArrayList<DynamicTest>();
        for (var table : tables()) {
            for (var column : ledger.column("SELECT column_name || ' ' || data_type FROM information_schema.columns"
                    + " WHERE table_schema = 'public' AND table_name = '" + table + "' ORDER BY ordinal_position")) {
                var name = column.split(" ", 2)[0];
                var changed = changed(table, name, column.split(" ", 2)[1]);
                for (var row : rows(table)) {
                    tests.add(DynamicTest.dynamicTest(
                            table + "." + name + " at " + row.index(),
                            () -> found(
                                    table,
                                    row.index(),
                                    "UPDATE " + table + " SET " + name + " = " + changed + " WHERE " + row.where())));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> aRowIsDeleted() throws SQLException {
        var tests = new ArrayList<DynamicTest>();
        for (var table : tables()) {
            if (table.equals("cosignature")) {
                continue; // nobody but the witness says that it was there: docs/limits.md
            }
            for (var row : rows(table)) {
                tests.add(DynamicTest.dynamicTest(
                        table + " at " + row.index(),
                        () -> found(table, row.index(), "DELETE FROM " + table + " WHERE " + row.where())));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> aTableIsDroppedAndMadeAnew() throws SQLException {
        return tables().stream()
                .filter(table -> !table.equals("cosignature"))
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    var report = ledger.after(
                            "acme",
                            List.of(
                                    "CREATE TABLE anew (LIKE " + table + " INCLUDING ALL)",
                                    "DROP TABLE " + table,
                                    "ALTER TABLE anew RENAME TO " + table));
                    assertFound(report, 0, 0, Set.of(table), table);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRowIsAdded() {
        return Map.of(
                        "entry",
                        "SELECT log, 300, trail, 1000, kind, at + 1000000, header, leaf_hash FROM entry"
                                + " WHERE log = 'acme' AND idx = 299",
                        "part",
                        "SELECT log, idx, 'zebra', salt, body FROM part WHERE log = 'acme' AND idx = 299 LIMIT 1",
                        "tile",
                        "SELECT log, level, 1, bytes, root FROM tile WHERE log = 'acme'",
                        "checkpoint",
                        "SELECT log, size + 1000, note FROM checkpoint WHERE log = 'acme' AND size = 300",
                        "idempotency",
                        "SELECT log, client, route, 'forged', body, trail, 299, 1, 300 FROM idempotency"
                                + " WHERE log = 'acme' AND first_idx = 0")
                .entrySet()
                .stream()
                .map(added -> DynamicTest.dynamicTest(added.getKey(), () -> {
                    var report =
                            ledger.after("acme", List.of("INSERT INTO " + added.getKey() + " " + added.getValue()));
                    long lowest = added.getKey().equals("tile") ? 256 : 299;
                    assertFound(report, lowest, 300, Set.of(added.getKey()), added.toString());
                }));
    }

    @TestFactory
    Stream<DynamicTest> twoRowsAreSwapped() {
        return Stream.of(
                        new long[] {0, 1},
                        new long[] {0, 299},
                        new long[] {100, 101},
                        new long[] {17, 260},
                        new long[] {270, 290},
                        new long[] {298, 299})
                .map(pair -> DynamicTest.dynamicTest(pair[0] + " and " + pair[1], () -> {
                    var swaps = new ArrayList<String>();
                    for (var table : List.of("entry", "part")) {
                        swaps.add(moved(table, pair[0], 1_000_000));
                        swaps.add(moved(table, pair[1], pair[0]));
                        swaps.add(moved(table, 1_000_000, pair[1]));
                    }
                    assertFound(ledger.after("acme", swaps), pair[0], pair[0], Set.of("entry", "idempotency"), "swap");
                }));
    }

    @TestFactory
    Stream<DynamicTest> anEntryIsPutInTheMiddle() {
        return Stream.of(0L, 128L, 255L, 270L, 299L)
                .map(at -> DynamicTest.dynamicTest("at " + at, () -> {
                    var report = ledger.after(
                            "acme",
                            List.of(
                                    "UPDATE entry SET idx = idx + 1000001 WHERE log = 'acme' AND idx >= " + at,
                                    "UPDATE part SET idx = idx + 1000001 WHERE log = 'acme' AND idx >= " + at,
                                    "UPDATE entry SET idx = idx - 1000000 WHERE log = 'acme' AND idx >= 1000000",
                                    "UPDATE part SET idx = idx - 1000000 WHERE log = 'acme' AND idx >= 1000000",
                                    "INSERT INTO entry SELECT 'acme', " + at
                                            + ", trail, seq, kind, at, header, leaf_hash"
                                            + " FROM entry WHERE log = 'globex' AND idx = 5",
                                    "UPDATE log_head SET size = size + 1 WHERE log = 'acme'"));
                    assertFound(report, at, at, Set.of("entry"), "insert");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPartIsPointedToAnotherEntry() {
        return Stream.of(new long[] {0, 299}, new long[] {150, 20}, new long[] {299, 0})
                .map(pair -> DynamicTest.dynamicTest(pair[0] + " to " + pair[1], () -> {
                    var report = ledger.after(
                            "acme",
                            List.of("UPDATE part SET idx = " + pair[1] + ", name = 'aa' WHERE ctid = (SELECT ctid FROM"
                                    + " part WHERE log = 'acme' AND idx = " + pair[0] + " ORDER BY name LIMIT 1)"));
                    long first = Math.min(pair[0], pair[1]);
                    assertFound(report, first, first, Set.of("part"), "repointed");
                }));
    }

    @TestFactory
    Stream<DynamicTest> oneByteOfABodyIsEdited() {
        return new Random(SEED)
                .longs(20, 0, SIZE)
                .distinct()
                .boxed()
                .map(at -> DynamicTest.dynamicTest("at " + at, () -> {
                    var report = ledger.after(
                            "acme",
                            List.of(
                                    "UPDATE part SET body = set_byte(body, length(body) - 3, get_byte(body, length(body) - 3)"
                                            + " # 4) WHERE log = 'acme' AND idx = " + at));
                    assertFound(report, at, at, Set.of("part"), "body");
                    assertTrue(report.findings().get(0).what().endsWith("is not what was committed to"));
                }));
    }

    /** The header, the leaf hash, and even the tile: a consistent story, which the signed checkpoint contradicts. */
    @TestFactory
    Stream<DynamicTest> anEntryIsRewrittenConsistently() {
        return Stream.of(0L, 130L, 280L, 299L)
                .map(at -> DynamicTest.dynamicTest("at " + at, () -> {
                    var edited =
                            "overlay(header placing convert_to('9', 'UTF8') from position(convert_to('Z\"', 'UTF8')"
                                    + " in header) - 1)";
                    var report = ledger.after(
                            "acme",
                            List.of(
                                    "UPDATE entry SET header = " + edited + " WHERE log = 'acme' AND idx = " + at,
                                    "UPDATE entry SET leaf_hash = sha256('\\x00'::bytea || header), at = at / 10 * 10 + 9"
                                            + " WHERE log = 'acme' AND idx = " + at));
                    if (report.result() == Result.ERASED) {
                        return; // the last digit was a 9 before: nothing was changed
                    }
                    long lowest =
                            acme.sizes().stream().filter(size -> size <= at).reduce(0L, Math::max);
                    assertFound(report, at < 256 ? at : lowest, at, Set.of("entry"), "rewritten");
                }));
    }

    @Test
    void theTailIsDeleted() throws SQLException {
        var report = ledger.after(
                "acme",
                List.of(
                        "DELETE FROM entry WHERE log = 'acme' AND idx >= 290",
                        "DELETE FROM part WHERE log = 'acme' AND idx >= 290"));
        assertFound(report, 290, 290, Set.of("entry"), "tail");
        assertEquals(
                "is missing, and so are all up to index 299",
                report.findings().get(0).what());
    }

    /** What a restored backup is: consistent in itself. Only who holds a later checkpoint can tell. */
    @TestFactory
    Stream<DynamicTest> anOlderBackupIsRestored() {
        var newest = known(SIZE);
        return acme.sizes().stream()
                .filter(size -> size > ERASURE && size < SIZE)
                .map(size -> DynamicTest.dynamicTest("of size " + size, () -> {
                    var alone = ledger.after("acme", restored(size));
                    var known = ledger.after("acme", restored(size), newest);
                    assertEquals(List.of(), alone.findings());
                    assertFound(known, size, size, Set.of("log_head"), "restored");
                    assertEquals(
                            "the log ends at " + size + ", and a checkpoint of size 300 is known (witness)",
                            known.findings().get(0).what());
                }));
    }

    /** Without the recorded decision an erased part is one that somebody took away. */
    @Test
    void theErasureIsDamaged() throws SQLException {
        var report = ledger.after(
                "acme", List.of("DELETE FROM part WHERE log = 'acme' AND name = 'erasure' AND idx = " + ERASURE));
        assertFound(report, 0, 0, Set.of("part"), "erasure");
        assertEquals(
                "part actor is missing, and no entry says that it was erased",
                report.findings().get(0).what());
    }

    @Test
    void anotherLogIsInItsPlace() {
        var seen = new Checkpoint(SampleLog.ORIGIN + "/acme", 200, Digest.of(new byte[] {1}));
        var report = ledger.check("acme", known(SIZE), new KnownCheckpoint(seen, "receipt"));
        assertFound(report, 0, 199, Set.of("log_head"), "fork");
    }

    @Test
    void whatIsKnownElsewhereAgrees() {
        var known = acme.sizes().stream().map(TamperSuiteTest::known).toArray(KnownCheckpoint[]::new);
        assertEquals(Result.ERASED, ledger.check("acme", known).result());
    }

    @Test
    void theHeadIsRewritten() throws SQLException {
        long older = acme.sizes().get(acme.sizes().size() - 2);
        var report = ledger.after("acme", List.of(head(older)));
        assertFound(report, older, older, Set.of("entry", "checkpoint", "log_head"), "head");
    }

    private static KnownCheckpoint known(long size) {
        return new KnownCheckpoint(Checkpoint.open(acme.note(size), ledger.keys()), "witness");
    }

    private static List<String> restored(long size) {
        var statements = new ArrayList<>(List.of(
                "DELETE FROM entry WHERE log = 'acme' AND idx >= " + size,
                "DELETE FROM part WHERE log = 'acme' AND idx >= " + size,
                "DELETE FROM tile WHERE log = 'acme' AND (n + 1) << (8 * (level + 1)) > " + size,
                "DELETE FROM checkpoint WHERE log = 'acme' AND size > " + size,
                "DELETE FROM idempotency WHERE log = 'acme' AND first_idx >= " + size,
                head(size)));
        if (tablesHeld.contains("cosignature")) {
            statements.add("DELETE FROM cosignature WHERE log = 'acme' AND size > " + size);
        }
        return statements;
    }

    private static String head(long size) {
        return "UPDATE log_head SET size = " + size + ", frontier = '\\x"
                + HexFormat.of().formatHex(acme.frontier(size).encode()) + "', last_at = " + acme.at(size - 1)
                + ", checkpoint = '" + acme.note(size) + "' WHERE log = 'acme'";
    }

    private static String moved(String table, long from, long to) {
        return "UPDATE " + table + " SET idx = " + to + " WHERE log = 'acme' AND idx = " + from;
    }

    private static String changed(String table, String column, String type) {
        return switch (type) {
            case "text" -> column + " || 'x'";
            case "integer", "smallint" -> column + " + 1";
            case "bigint" ->
                Set.of("idx", "n", "seq").contains(column) || (table + "." + column).equals("checkpoint.size")
                        ? column + " + 1000000"
                        : column + " + 1";
            case "bytea" -> "set_byte(" + column + ", 0, get_byte(" + column + ", 0) # 1)";
            case "uuid" -> "'00000000-0000-7000-8000-00000000beef'::uuid";
            default -> fail(table + "." + column + " is of type " + type + ", for which this suite has no case");
        };
    }

    private static List<String> tables() throws SQLException {
        tablesHeld = ledger.column("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = 'public' ORDER BY table_name");
        tablesHeld.forEach(table -> assertTrue(
                TABLES.containsKey(table), "the table " + table + " is not read by fsck, and this suite has no case"));
        return tablesHeld;
    }

    private record Row(String where, long index) {}

    /** The first, a middle, the last and a random row of the log. */
    private static List<Row> rows(String table) throws SQLException {
        var shape = TABLES.get(table);
        var all = ledger.column("SELECT ctid || ' ' || (" + shape.index() + ") FROM " + table
                + " WHERE log = 'acme'" + (shape.index().equals("idx") ? " AND idx <> " + ERASURE : "") + " ORDER BY "
                + shape.order());
        var random = new Random(SEED + table.hashCode()).nextInt(all.size());
        return Stream.of(0, all.size() / 2, all.size() - 1, random)
                .distinct()
                .map(at -> all.get(at).split(" "))
                .map(row -> new Row("ctid = '" + row[0] + "'", Long.parseLong(row[1])))
                .toList();
    }

    private static void found(String table, long index, String sql) throws SQLException {
        var report = ledger.after("acme", List.of(sql));
        if (report.wrong() == 0) {
            report = ledger.after("acmex", List.of(sql)); // it went to another log, which has no head
            assertFound(report, 0, index, Set.of(table, "log_head", "entry"), sql);
            return;
        }
        switch (table) {
            case "log_head" -> assertFound(report, 0, index, Set.of("log_head", "entry"), sql);
            case "checkpoint" -> {
                long before =
                        acme.sizes().stream().filter(size -> size <= index).reduce(0L, Math::max);
                assertFound(report, before, index, Set.of("checkpoint"), sql);
            }
            case "cosignature" -> assertFound(report, index, index + 1_000_000, Set.of("cosignature"), sql);
            default -> assertFound(report, index, index, Set.of(table), sql);
        }
    }

    private static void assertFound(AuditReport report, long from, long to, Set<String> tables, String what) {
        assertEquals(Result.BROKEN, report.result(), "not found: " + what);
        var first = report.findings().get(0);
        assertTrue(
                first.index() >= from && first.index() <= to && tables.contains(first.table()),
                () -> what + ": wanted index " + from + " to " + to + " in " + tables + ", found " + report.findings());
    }
}
