package io.trailwright.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;

/** The ledger's schema once more, in a database of its own on the same server, made by the same migrations. */
final class FloorDatabase {
    static final String NAME = "bench_floor";
    private static final String MIGRATIONS = "ingest-service/src/main/resources/db/migration";

    private FloorDatabase() {}

    static void create(Machine machine) {
        try (var server = machine.database("postgres")) {
            execute(server, "CREATE DATABASE " + NAME);
            try (var floor = machine.database(NAME);
                    var files = Files.list(machine.root().resolve(MIGRATIONS))) {
                for (var file : files.filter(
                                each -> String.valueOf(each.getFileName()).matches("V\\d+__.*\\.sql"))
                        .sorted(java.util.Comparator.comparingInt(FloorDatabase::version))
                        .toList()) {
                    execute(floor, Files.readString(file).replace("${runtimeRole}", "ingest"));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the floor's database cannot be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(java.nio.file.Path migration) {
        var name = String.valueOf(migration.getFileName());
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
