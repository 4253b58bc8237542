package io.trailwright.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.testing.PostgresDatabase;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseSafetyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PostgresDatabase database = PostgresDatabase.create("ingest");
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = pool(database.reactiveUrl(), database.runtimeRole(), PostgresDatabase.PASSWORD);

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @Test
    void a_durable_database_is_accepted() {
        // Then
        assertDoesNotThrow(() -> DatabaseSafety.check(pool, PATIENCE));
    }

    @Test
    void a_server_that_does_not_survive_a_power_loss_is_refused() throws IOException {
        // Given
        try (EmbeddedPostgres careless = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            Pool itsPool = pool("postgresql://localhost:" + careless.getPort() + "/postgres", "postgres", "postgres");

            // When
            UnsafeSettingException refused =
                    assertThrows(UnsafeSettingException.class, () -> DatabaseSafety.check(itsPool, PATIENCE));

            // Then
            assertEquals(
                    "Refusing to start: fsync is off in PostgreSQL: what was acknowledged can be lost. Set it to on",
                    refused.getMessage());
            itsPool.closeAndAwait();
        }
    }

    @Test
    void a_role_whose_commits_are_not_flushed_is_refused() throws SQLException {
        // Given
        execute("ALTER ROLE ingest IN DATABASE " + database.name() + " SET synchronous_commit = off");

        // When
        UnsafeSettingException refused =
                assertThrows(UnsafeSettingException.class, () -> DatabaseSafety.check(pool, PATIENCE));

        // Then
        assertEquals(
                "Refusing to start: synchronous_commit is off in PostgreSQL: what was acknowledged can be lost. Set it to on",
                refused.getMessage());
    }

    @Test
    void a_database_that_does_not_answer_is_not_taken_for_a_safe_one() throws SQLException {
        // Given
        execute("ALTER ROLE ingest NOLOGIN");
        try {
            // Then
            assertThrows(RuntimeException.class, () -> DatabaseSafety.check(pool, Duration.ofMillis(500)));
        } finally {
            execute("ALTER ROLE ingest LOGIN");
        }
    }

    private Pool pool(String url, String user, String password) {
        return PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(url).setUser(user).setPassword(password))
                .using(vertx)
                .build();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
