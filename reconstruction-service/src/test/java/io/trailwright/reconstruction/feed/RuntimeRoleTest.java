package io.trailwright.reconstruction.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.testing.PostgresResource;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the role that serves cannot do to the copy, whatever the service's code says. */
@QuarkusTest
class RuntimeRoleTest extends ReconstructionTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Test
    void entriesCanBeAddedAndNeitherChangedNorRemoved() throws SQLException {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        var copy = bench.copyOf(decision.log());

        try (var connection = PostgresResource.current().connectAsRuntime()) {
            for (var sql : List.of(
                    "UPDATE entry SET header = '\\x00'",
                    "UPDATE part SET name = 'x'",
                    "UPDATE quarantine SET reason = 'x'",
                    "DELETE FROM entry",
                    "DELETE FROM part",
                    "DELETE FROM trail",
                    "DELETE FROM quarantine",
                    "DELETE FROM seen_checkpoint",
                    "TRUNCATE entry CASCADE",
                    "DROP TABLE part",
                    "ALTER TABLE entry ADD COLUMN x int",
                    "CREATE TABLE x (x int)")) {
                // When
                var refused = assertThrows(
                        SQLException.class, () -> connection.createStatement().execute(sql), sql);

                // Then
                assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState(), sql);
            }
        }
        assertEquals(copy, bench.copyOf(decision.log()));
    }
}
