package io.trailwright.fsck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** Where the ledger's database is and who reads it. Any role will do that may SELECT: the runtime role of ingest may. */
record Connections(String url, String user, Path passwordFile) {

    /** What the launcher keeps in a state folder, of a PostgreSQL that runs there. */
    static Optional<Connections> ofState(Path state) {
        try {
            var pid = Files.readAllLines(state.resolve("pg").resolve("postmaster.pid"));
            return Optional.of(new Connections(
                    "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/trailwright_ingest",
                    "ingest",
                    state.resolve("secrets").resolve("ingest")));
        } catch (IOException | IndexOutOfBoundsException notRunning) {
            return Optional.empty();
        }
    }

    /** A transaction that sees one moment and cannot write. */
    Connection open() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password());
        properties.setProperty("prepareThreshold", "-1"); // bytes travel as bytes
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "trailwright-fsck");
        try {
            var connection = new Driver().connect(url, properties);
            if (connection == null) {
                throw new NotTriedException(url + " is not the address of a PostgreSQL database (jdbc:postgresql:…).");
            }
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException refused) {
            throw new NotTriedException("No connection to " + url + " as " + user + ": " + refused.getMessage());
        }
    }

    private String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw new NotTriedException("The password file " + passwordFile + " cannot be read.");
        }
    }
}
