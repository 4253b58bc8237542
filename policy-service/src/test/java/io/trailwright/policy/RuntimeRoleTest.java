package io.trailwright.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.testing.PostgresDatabase;
import io.trailwright.testing.PostgresResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service itself could do to its database if it were taken over. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RuntimeRoleTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE policy_version SET document = '{}'",
                "DELETE FROM policy_version",
                "TRUNCATE policy_version CASCADE",
                "UPDATE workflow_version SET author_sub = 'x'",
                "DELETE FROM workflow_version",
                "UPDATE policy_scope SET policy = 'brainstorm'",
                "DROP TABLE policy_scope",
                "ALTER TABLE policy_version ADD COLUMN x int",
                "CREATE TABLE mine (x int)",
                "DELETE FROM flyway_schema_history"
            })
    void theRuntimeRoleCannotRewriteTheVersions(String statement) throws SQLException {
        // Given
        PostgresDatabase database = PostgresResource.current();
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.runtimeRole(), PostgresDatabase.PASSWORD);
                Statement sql = connection.createStatement()) {
            // When
            SQLException refused = assertThrows(SQLException.class, () -> sql.execute(statement));

            // Then
            assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState(), refused.getMessage());
        }
    }
}
