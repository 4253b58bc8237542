package io.trailwright.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * That a kill loses nothing does not show that a power cut would not: the page cache outlives every process. So the
 * system calls of PostgreSQL are watched: no COMMIT is answered before the write-ahead log was flushed to the disk.
 */
class FsyncBeforeReplyIT {
    private static final int COMMITS = 40;

    @BeforeAll
    static void straceIsThere() {
        if (!SyscallTrace.possible()) {
            System.err.println(
                    "SKIPPED, NOT TESTED: whether the log is flushed before a commit is answered needs strace,"
                            + " and that it may attach to processes");
        }
        assumeTrue(SyscallTrace.possible(), "needs strace");
    }

    @Test
    void theLedgersCommitIsAnsweredOnlyAfterTheWriteAheadLogWasFlushed() {
        // Given
        RunningStack.propose(RunningStack.example("brainstorm"));
        // When
        SyscallTrace trace;
        try (var running =
                SyscallTrace.of(RunningStack.stack().postgresProcesses().all(), file("ingest"))) {
            for (int i = 0; i < COMMITS; i++) {
                RunningStack.propose(RunningStack.example("brainstorm"));
            }
            trace = running;
        }
        // Then
        var backends = RunningStack.stack().postgresProcesses().serving("ingest");
        var commits = trace.commitsOf(backends);
        assertTrue(commits.answered() >= COMMITS, commits.toString());
        assertEquals(0, commits.unflushed(), commits.toString());
    }

    @Test
    void negativeControlWithoutSynchronousCommitTheFlushIsMissed() throws SQLException {
        // Given
        var access = RunningStack.stack().superuser("postgres");
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS fsync_control (n integer)");
            statement.execute("SET synchronous_commit = off");
            connection.setAutoCommit(false);
            var backends = RunningStack.stack().postgresProcesses().serving("postgres");
            // When
            SyscallTrace trace;
            try (var running =
                    SyscallTrace.of(RunningStack.stack().postgresProcesses().all(), file("control"))) {
                for (int i = 0; i < COMMITS; i++) {
                    statement.execute("INSERT INTO fsync_control VALUES (" + i + ")");
                    connection.commit();
                }
                trace = running;
            }
            // Then
            var commits = trace.commitsOf(backends);
            assertTrue(commits.answered() >= COMMITS, commits.toString());
            assertTrue(commits.unflushed() > 0, commits.toString());
            statement.execute("DROP TABLE fsync_control");
            connection.commit();
        }
    }

    private static Path file(String name) {
        return RunningStack.stack().stateFolder().resolve("strace-" + name + ".txt");
    }
}
