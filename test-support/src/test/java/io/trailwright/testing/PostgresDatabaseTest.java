package io.trailwright.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDatabaseTest {

    private final PostgresDatabase database = PostgresDatabase.create("ingest");

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void what_is_committed_is_on_disk(String setting) throws SQLException {
        // When
        String value = query(database.runtimeRole(), "SHOW " + setting);

        // Then
        assertEquals("on", value);
    }

    @Test
    void the_owner_makes_tables_and_the_runtime_role_does_only_what_it_was_granted() throws SQLException {
        // Given
        execute(database.owner(), "CREATE TABLE entry (id int)", "GRANT SELECT, INSERT ON entry TO ingest");

        // When
        execute(database.runtimeRole(), "INSERT INTO entry VALUES (7)");

        // Then
        assertEquals("7", query(database.runtimeRole(), "SELECT id FROM entry"));
        for (String forbidden : new String[] {
            "UPDATE entry SET id = 8",
            "DELETE FROM entry",
            "TRUNCATE entry",
            "DROP TABLE entry",
            "ALTER TABLE entry ADD COLUMN x int",
            "CREATE TABLE other (id int)",
            "CREATE SCHEMA other"
        }) {
            assertThrows(SQLException.class, () -> execute(database.runtimeRole(), forbidden), forbidden);
        }
    }

    @Test
    void every_start_gets_an_empty_database_on_the_same_server() {
        // When
        PostgresDatabase second = PostgresDatabase.create("ingest");

        // Then
        assertNotEquals(database.name(), second.name());
        assertEquals(
                database.jdbcUrl().replace(database.name(), ""),
                second.jdbcUrl().replace(second.name(), ""));
    }

    @Test
    void the_role_of_another_service_does_not_get_in() {
        // Given
        PostgresDatabase.create("policy");

        // Then
        assertThrows(SQLException.class, () -> query("policy", "SELECT 1"));
        assertThrows(SQLException.class, () -> query("policy_owner", "SELECT 1"));
    }

    @Test
    void the_settings_let_the_owner_migrate_and_the_runtime_role_serve() {
        // Then
        assertEquals(
                Map.ofEntries(
                        Map.entry("quarkus.devservices.enabled", "false"),
                        Map.entry("quarkus.datasource.reactive.url", database.reactiveUrl()),
                        Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
                        Map.entry("quarkus.datasource.username", "ingest"),
                        Map.entry("quarkus.datasource.password", "test"),
                        Map.entry("quarkus.flyway.jdbc-url", database.jdbcUrl()),
                        Map.entry("quarkus.flyway.username", "ingest_owner"),
                        Map.entry("quarkus.flyway.password", "test"),
                        Map.entry("quarkus.flyway.placeholders.runtimeRole", "ingest"),
                        Map.entry("quarkus.flyway.migrate-at-start", "true")),
                database.config());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ingest", "ingest; DROP TABLE x", "1"})
    void a_name_that_is_no_service_is_refused(String service) {
        // Then
        assertThrows(IllegalArgumentException.class, () -> PostgresDatabase.create(service));
    }

    private void execute(String role, String... statements) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String role, String sql) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String role) throws SQLException {
        return PostgresServer.running().connect(database.name(), role, PostgresDatabase.PASSWORD);
    }
}
