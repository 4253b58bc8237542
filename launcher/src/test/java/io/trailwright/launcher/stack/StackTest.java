package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack with PostgreSQL alone: real processes, no services. */
class StackTest {
    @TempDir
    Path root;

    private StackConfig config;

    @BeforeEach
    void aRepositoryOfItsOwn() throws Exception {
        var realm = "deploy/keycloak/trailwright-realm.json";
        Files.createDirectories(root.resolve(realm).getParent());
        Files.copy(Repository.root().resolve(realm), root.resolve(realm));
        config = StackConfig.in(root).withPorts(Ports.free()).withComponents(EnumSet.of(Component.POSTGRES));
    }

    @Test
    void theDatabaseKeepsWhatItAcknowledgedThroughKillAndRestart() throws Exception {
        long pid;
        try (var stack = Stack.started(config)) {
            // Given
            pid = stack.pid(Component.POSTGRES);
            asOwner(stack, "CREATE TABLE kept (n int)");
            asOwner(stack, "INSERT INTO kept VALUES (7)");

            // When
            stack.kill(Component.POSTGRES);
            assertFalse(stack.isRunning(Component.POSTGRES));
            stack.start(Component.POSTGRES);

            // Then
            assertEquals("7", asOwner(stack, "SELECT n FROM kept"));
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertEquals("on", asOwner(stack, "SHOW " + setting));
            }
        }
        assertFalse(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        try (var again = Stack.started(config)) {
            assertEquals("7", asOwner(again, "SELECT n FROM kept"));
        }
    }

    @Test
    void theRuntimeRoleMayConnectButMakesNoTables() throws Exception {
        try (var stack = Stack.started(config)) {
            // Given
            var access = stack.database(Component.INGEST);

            // When
            try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                    var statement = connection.createStatement()) {
                var refused =
                        assertThrows(java.sql.SQLException.class, () -> statement.execute("CREATE TABLE mine (n int)"));

                // Then
                assertEquals("42501", refused.getSQLState());
            }
            assertThrows(java.sql.SQLException.class, () -> DriverManager.getConnection(
                            access.jdbcUrl(), access.user(), "guessed")
                    .close());
            assertThrows(java.sql.SQLException.class, () -> DriverManager.getConnection(
                            stack.database(Component.POLICY).jdbcUrl(), access.user(), access.password())
                    .close());
        }
    }

    @Test
    void aServiceThatIsNotBuiltIsNamedAndNothingIsLeftRunning() {
        // Given
        var all = config.withComponents(EnumSet.of(Component.POSTGRES, Component.INGEST));

        // When
        var refused = assertThrows(StackException.class, () -> Stack.started(all));

        // Then
        assertTrue(String.valueOf(refused.getMessage()).startsWith("ingest-service is not built"));
        assertFalse(Files.exists(root.resolve(".trailwright/run/postgresql.pid")));
        assertFalse(Files.exists(root.resolve(".trailwright/pg/postmaster.pid")));
    }

    private static String asOwner(Stack stack, String sql) throws Exception {
        var url = stack.database(Component.INGEST).jdbcUrl();
        var password = Files.readString(stack.stateFolder().resolve("secrets/ingest_owner"));
        try (var connection = DriverManager.getConnection(url, "ingest_owner", password);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            statement.getResultSet().next();
            return statement.getResultSet().getString(1);
        }
    }
}
