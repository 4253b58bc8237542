package io.trailwright.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.testing.PostgresDatabase;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaAtStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String REFUSAL =
            "Refusing to start: trailwright.schema.version is 2, and the database has not "
                    + "been migrated to it: run the migrations of this release first";

    private final PostgresDatabase database = PostgresDatabase.create("ingest");
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = PgBuilder.pool()
            .connectingTo(PgConnectOptions.fromUri(database.reactiveUrl())
                    .setUser(database.runtimeRole())
                    .setPassword(PostgresDatabase.PASSWORD))
            .using(vertx)
            .build();

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @Test
    void the_schema_of_this_release_is_taken() throws SQLException {
        history("('1', true), ('2', true)");
        assertDoesNotThrow(this::check);
    }

    @Test
    void the_schema_of_the_release_after_is_taken() throws SQLException {
        history("('1', true), ('2', true), ('3', true)");
        assertDoesNotThrow(this::check);
    }

    @Test
    void an_older_schema_is_refused() throws SQLException {
        history("('1', true), ('20', true)");
        assertEquals(
                REFUSAL, assertThrows(UnsafeSettingException.class, this::check).getMessage());
    }

    @Test
    void a_migration_that_failed_does_not_count() throws SQLException {
        history("('1', true), ('2', false)");
        assertEquals(
                REFUSAL, assertThrows(UnsafeSettingException.class, this::check).getMessage());
    }

    @Test
    void an_empty_database_is_refused() {
        assertEquals(
                REFUSAL, assertThrows(UnsafeSettingException.class, this::check).getMessage());
    }

    @Test
    void a_history_that_may_not_be_read_is_not_taken_for_a_good_one() throws SQLException {
        // Given
        execute("CREATE TABLE flyway_schema_history (version text, success boolean)");

        // When
        var failure = assertThrows(PgException.class, this::check);

        // Then
        assertEquals("42501", failure.getSqlState());
    }

    private void check() {
        SchemaAtStart.check(pool, "2", PATIENCE);
    }

    private void history(String rows) throws SQLException {
        execute(
                "CREATE TABLE flyway_schema_history (version text, success boolean)",
                "INSERT INTO flyway_schema_history VALUES " + rows,
                "GRANT SELECT ON flyway_schema_history TO " + database.runtimeRole());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
