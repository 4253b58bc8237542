package io.trailwright.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * A fresh, empty database with the two roles of a service: an owner that migrates and a runtime role that can do
 * nothing until a migration grants it.
 *
 * @param service short name, such as {@code ingest}; the roles are {@code ingest_owner} and {@code ingest}
 * @param name name of the database
 */
public record PostgresDatabase(String service, String name) {

    /** Password of both roles. */
    public static final String PASSWORD = "test";

    /** Makes a database on the server of this JVM, which is started if need be. */
    public static PostgresDatabase create(String service) {
        if (!service.matches("[a-z][a-z_]{0,30}")) {
            throw new IllegalArgumentException("service must be a short lower-case name, not " + service);
        }
        PostgresDatabase database = new PostgresDatabase(
                service,
                "trailwright_" + service + "_" + UUID.randomUUID().toString().substring(0, 8));
        try (Connection connection = PostgresServer.running().connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {database.owner(), database.runtimeRole()}) {
                statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role
                        + "') THEN CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'; END IF; END $$");
            }
            statement.execute("CREATE DATABASE " + database.name + " OWNER " + database.owner());
            statement.execute("REVOKE ALL ON DATABASE " + database.name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database.name + " TO " + database.runtimeRole());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + database.name, e);
        }
        return database;
    }

    /** Makes a database as the migrations on the class path leave it: without a service, and empty. */
    public static PostgresDatabase migrated(String service) {
        PostgresDatabase database = create(service);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), PASSWORD)
                .placeholders(Map.of("runtimeRole", database.runtimeRole()))
                .load()
                .migrate();
        return database;
    }

    /** Role that owns the schema and migrates. */
    public String owner() {
        return service + "_owner";
    }

    /** Role that the service runs with. */
    public String runtimeRole() {
        return service;
    }

    /** Address for JDBC. */
    public String jdbcUrl() {
        return PostgresServer.running().jdbcUrl(name);
    }

    /** Address for the reactive client. */
    public String reactiveUrl() {
        return PostgresServer.running().reactiveUrl(name);
    }

    /** A connection with the rights that the service has. */
    public Connection connectAsRuntime() throws SQLException {
        return PostgresServer.running().connect(name, runtimeRole(), PASSWORD);
    }

    /** A connection with the rights of the migrations. */
    public Connection connectAsOwner() throws SQLException {
        return PostgresServer.running().connect(name, owner(), PASSWORD);
    }

    /** A connection as superuser, to look at or damage what no role of the service may touch. */
    public Connection connectAsSuperuser() throws SQLException {
        return PostgresServer.running().connect(name);
    }

    /** Quarkus settings for this database. */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("quarkus.devservices.enabled", "false");
        config.put("quarkus.datasource.reactive.url", reactiveUrl());
        config.put("quarkus.datasource.jdbc.url", jdbcUrl());
        config.put("quarkus.datasource.username", runtimeRole());
        config.put("quarkus.datasource.password", PASSWORD);
        config.put("quarkus.flyway.jdbc-url", jdbcUrl());
        config.put("quarkus.flyway.username", owner());
        config.put("quarkus.flyway.password", PASSWORD);
        config.put("quarkus.flyway.placeholders.runtimeRole", runtimeRole());
        config.put("quarkus.flyway.migrate-at-start", "true");
        return config;
    }
}
