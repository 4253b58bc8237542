package io.trailwright.e2e.faults;

import io.trailwright.launcher.stack.Stack.DatabaseAccess;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** What can be checked of a log while it is written: its head is of all its entries, and of all that anybody has seen. */
final class QuickCheck {
    private static final String HEAD =
            "SELECT h.size, (SELECT max(e.idx) + 1 FROM entry e WHERE e.log = h.log) FROM log_head h WHERE h.log = ?";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private QuickCheck() {}

    /**
     * Asks until the database answers: a backend that was killed takes all connections along, and for a moment there are
     * none.
     *
     * @param seen the largest size that a receipt proved before this call
     * @throws FaultRunException when the head is behind, or cannot be read for {@code PATIENCE}
     */
    static void hold(DatabaseAccess access, String log, long seen) {
        Pause.until("the head of " + log + " can be read", PATIENCE, () -> held(access, log, seen));
    }

    private static boolean held(DatabaseAccess access, String log, long seen) {
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = connection.prepareStatement(HEAD)) {
            statement.setString(1, log);
            try (var rows = statement.executeQuery()) {
                rows.next();
                long size = rows.getLong(1);
                long entries = rows.getLong(2);
                if (size != entries || size < seen) {
                    throw new FaultRunException("the head is at " + size + ", the entries reach to " + entries
                            + ", and a receipt proved " + seen);
                }
                return true;
            }
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
