package io.trailwright.ingest.publication.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.testing.LogScans;
import io.trailwright.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is unwitnessed is looked for every few seconds: it costs as much in a large log as in an empty one. */
class CosignaturePlansTest {

    @Test
    void whatIsUnwitnessedIsFoundByKeys() throws SQLException {
        try (Connection empty = PostgresDatabase.migrated("ingest").connectAsOwner();
                Connection large = PostgresDatabase.migrated("ingest").connectAsOwner()) {
            aLargeWitnessedLog(large);
            assertEquals(
                    Map.of("empty", List.of(), "large", List.of()),
                    Map.of(
                            "empty", LogScans.of(empty, PgCosignatureStore.UNWITNESSED, ""),
                            "large", LogScans.of(large, PgCosignatureStore.UNWITNESSED, "")));
        }
    }

    private static void aLargeWitnessedLog(Connection ledger) throws SQLException {
        try (Statement sql = ledger.createStatement()) {
            sql.execute("INSERT INTO log_head VALUES ('big', 50000, '\\x', 50000, 'note')");
            sql.execute("INSERT INTO entry SELECT 'big', i, md5(i::text)::uuid, 0, 'decision.proposed', i,"
                    + " decode(repeat('00', 700), 'hex'), sha256(i::text::bytea) FROM generate_series(0, 49999) i");
            sql.execute("INSERT INTO checkpoint SELECT 'big', i * 10, 'note' FROM generate_series(1, 4990) i");
            sql.execute("INSERT INTO cosignature SELECT 'big', i * 10, 'w', 'line' FROM generate_series(1, 4990) i");
            sql.execute("ANALYZE");
        }
    }
}
