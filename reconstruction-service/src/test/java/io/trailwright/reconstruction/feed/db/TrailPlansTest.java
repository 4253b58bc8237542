package io.trailwright.reconstruction.feed.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.trailwright.testing.LogScans;
import io.trailwright.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is asked of the copy for each entry that comes costs as much in a large log as in a small one, also by a plan that was
 * made while the copy was empty: it is kept until the table's figures change, and by then the copy may be large.
 */
class TrailPlansTest {
    private static final String TRAIL = "md5('25000')::uuid";

    private static Connection empty;
    private static Connection large;

    /** 25,000 trails of two entries with two parts, all of one tenant. */
    @BeforeAll
    static void copies() throws SQLException {
        empty = PostgresDatabase.migrated("reconstruction").connectAsOwner();
        large = PostgresDatabase.migrated("reconstruction").connectAsOwner();
        try (Statement sql = large.createStatement()) {
            sql.execute("INSERT INTO entry SELECT 'big', i, md5((i / 2)::text)::uuid, i % 2,"
                    + " decode(repeat('00', 700), 'hex'), sha256(i::text::bytea) FROM generate_series(0, 49999) i");
            sql.execute(
                    "INSERT INTO part SELECT 'big', i, name, sha256(i::text::bytea), decode(repeat('00', 200), 'hex')"
                            + " FROM generate_series(0, 49999) i, unnest('{actor,request}'::text[]) name");
            sql.execute("ANALYZE");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        empty.close();
        large.close();
    }

    static List<Arguments> statements() {
        return List.of(
                Arguments.of("a trail", StoredEntries.OF_TRAIL, "'big', " + TRAIL),
                Arguments.of("what is held", EntryWriter.HELD, "'big', 25000, 25010"),
                Arguments.of("an erasure", EntryWriter.ERASE, "'big', " + TRAIL + ", 1, 'request'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void aStatementFindsItsRowsByTheirKeys(String name, String sql, String values) throws SQLException {
        assertEquals(
                Map.of("empty", List.of(), "large", List.of()),
                Map.of("empty", LogScans.of(empty, sql, values), "large", LogScans.of(large, sql, values)));
    }

    /** The negative control: nothing keeps entries by their leaf hash. */
    @Test
    void aStatementThatReadsAWholeLogIsFound() throws SQLException {
        var byHash = "SELECT index FROM entry WHERE log = $1 AND leaf_hash = $2";
        assertNotEquals(List.of(), LogScans.of(empty, byHash, "'big', sha256('25000')"));
        assertNotEquals(List.of(), LogScans.of(large, byHash, "'big', sha256('25000')"));
    }
}
