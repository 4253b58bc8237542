package io.trailwright.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The one PostgreSQL server of this JVM, which ends with the JVM.
 *
 * @param host where it listens
 * @param port where it listens
 * @param password of the superuser {@code postgres}
 */
record PostgresServer(String host, int port, String password) {

    static final String MODE = "test.database";
    static final String IMAGE = "test.database.image";

    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    /** Starts the server, or finds the one that runs. */
    static PostgresServer running() {
        String[] address = JvmScope.once("postgres", () -> start(System.getProperty(MODE, "embedded")))
                .split(" ");
        return new PostgresServer(address[0], Integer.parseInt(address[1]), address[2]);
    }

    static String start(String mode) {
        return switch (mode) {
            case "embedded" -> embedded();
            case "testcontainers" -> container();
            default ->
                throw new IllegalStateException("-D" + MODE + " must be embedded or testcontainers, not " + mode);
        };
    }

    @SuppressWarnings("resource") // ends with the JVM
    private static String embedded() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        builder.setServerConfig("max_connections", "200");
        try {
            return "localhost " + builder.start().getPort() + " postgres";
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL does not start", e);
        }
    }

    @SuppressWarnings("resource") // ends with the JVM
    private static String container() {
        requireEngine();
        DockerImageName image = DockerImageName.parse(System.getProperty(IMAGE, "postgres:18-alpine"))
                .asCompatibleSubstituteFor("postgres");
        PostgreSQLContainer server = new PostgreSQLContainer(image)
                .withUsername("postgres")
                .withPassword("postgres")
                .withCommand("postgres", "-c", "fsync=on", "-c", "max_connections=200");
        server.start();
        return server.getHost() + " " + server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + " postgres";
    }

    /**
     * Testcontainers would say at length, and more than once, that there is no engine; Quarkus wraps what is thrown
     * until nobody finds it. One line in the log is enough.
     */
    static void requireEngine() {
        Logger log = Logger.getLogger("org.testcontainers");
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                NoContainerEngineException failure = new NoContainerEngineException();
                Logger.getLogger(PostgresServer.class.getName()).severe(failure.getMessage());
                throw failure;
            }
        } finally {
            log.setLevel(before);
        }
    }

    /** Connects as superuser. */
    Connection connect(String database) throws SQLException {
        return connect(database, "postgres", password);
    }

    /** Connects without DriverManager, which hides drivers from the class loaders that Quarkus makes. */
    Connection connect(String database, String user, String itsPassword) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", itsPassword);
        Connection connection = new Driver().connect(jdbcUrl(database), login);
        if (connection == null) {
            throw new SQLException("not an address of PostgreSQL: " + jdbcUrl(database));
        }
        return connection;
    }

    String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    String reactiveUrl(String database) {
        return "postgresql://" + host + ":" + port + "/" + database;
    }
}
