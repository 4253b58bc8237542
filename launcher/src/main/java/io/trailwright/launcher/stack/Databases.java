package io.trailwright.launcher.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * One database for each service, an owner role that migrates it and a runtime role that the service runs as. What
 * the runtime role may do in its database is granted by the service's own migrations.
 */
final class Databases {
    private final int port;
    private final StateFolder state;

    Databases(int port, StateFolder state) {
        this.port = port;
        this.state = state;
    }

    static String database(Component service) {
        return "trailwright_" + service.shortName();
    }

    static String owner(Component service) {
        return service.shortName() + "_owner";
    }

    static String runtime(Component service) {
        return service.shortName();
    }

    boolean accepting() {
        try (var connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new StackException(
                        "The databases in " + state.path().resolve("pg") + " have another password than"
                                + " the one in secrets/postgres: restore that file, or remove both to begin anew.");
            }
            return false;
        }
    }

    /** Creates what is missing, and sets the passwords to those of the state folder. Repeatable. */
    void prepare() {
        try (var connection = connect("postgres")) {
            for (var service : Component.services()) {
                role(connection, owner(service));
                role(connection, runtime(service));
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database(service))) {
                    run(connection, "CREATE DATABASE " + database(service) + " OWNER " + owner(service));
                }
                run(connection, "REVOKE ALL ON DATABASE " + database(service) + " FROM PUBLIC");
                run(connection, "GRANT CONNECT ON DATABASE " + database(service) + " TO " + runtime(service));
            }
        } catch (SQLException e) {
            throw new StackException("The databases cannot be prepared: " + e.getMessage(), e);
        }
    }

    private void role(Connection connection, String name) throws SQLException {
        var verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name) ? "ALTER" : "CREATE";
        // Names are constants, secrets are base64url: neither can hold a quote.
        run(connection, verb + " ROLE " + name + " LOGIN PASSWORD '" + state.secret(name) + "'");
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", state.secret("postgres"));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
