package io.trailwright.fsck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.audit.AuditReport.Result;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that nobody touched is never called broken. */
class CleanLogTest {
    private static TestLedger ledger;

    @BeforeAll
    static void open() throws SQLException, IOException {
        ledger = new TestLedger();
    }

    @AfterAll
    static void close() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 255, 256, 257, 511, 513, 1_000})
    void isOk(long size) throws SQLException {
        // Given
        ledger.log("size-" + size, true).grow(size, 60);
        // When
        var report = ledger.check("size-" + size);
        // Then
        assertEquals(List.of(), report.findings());
        assertEquals(Result.OK, report.result());
        assertEquals(size, report.counts().entries());
        assertEquals(report.counts().checkpoints(), report.counts().signatures());
    }

    @Test
    void readsOnFromAnIndex() throws SQLException {
        ledger.log("onwards", true).grow(700, 40);
        var report = new Ledger(ledger.superuser()).check("onwards", ledger.keys(), List.of(), 512);
        assertEquals(List.of(), report.findings());
        assertEquals(188, report.counts().entries());
    }

    /** The long form: -Dfsck.long=65836. The second level of tiles is filled. */
    @Test
    void isOkWhenItIsLong() throws SQLException {
        long size = Long.getLong("fsck.long", 3_000);
        ledger.log("long", true).grow(size, 400);
        var report = ledger.check("long");
        assertEquals(List.of(), report.findings());
        assertEquals(size, report.counts().entries());
        assertEquals((size >> 8) + (size >> 16), report.counts().tiles());
    }

    /** A ledger that does not commit to its keys: what they say is counted as not covered, and nothing is claimed. */
    @Test
    void keysOfAnOlderLedgerAreCountedAsNotCovered() throws SQLException {
        ledger.log("older", false).grow(50, 5);
        ledger.commit();
        var report = ledger.after(
                "older", List.of("UPDATE idempotency SET client = 'another' WHERE log = 'older' AND first_idx = 0"));
        assertEquals(Result.OK, report.result());
        assertEquals(report.counts().keys(), report.counts().uncovered());
        assertTrue(Telling.lines(report).stream().anyMatch(line -> line.contains("not covered by proof")));
    }

    @Test
    void theRoleOfTheServiceMayReadEverything() throws SQLException {
        ledger.log("runtime", true).grow(20, 5);
        ledger.commit();
        try (var runtime = ledger.database().connectAsRuntime()) {
            runtime.setAutoCommit(false);
            assertEquals(
                    Result.OK,
                    new Ledger(runtime)
                            .check("runtime", ledger.keys(), List.of(), 0)
                            .result());
        }
    }
}
