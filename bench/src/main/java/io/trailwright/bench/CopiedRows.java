package io.trailwright.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * psql's \copy, in one transaction, of files that were written before. In PostgreSQL's binary format, which is the
 * quicker one for bytes. The tables are empty at the start of each run.
 */
final class CopiedRows implements Side {
    private static final List<String> TABLES = List.of("entry", "part", "idempotency");
    private static final Map<String, String> ORDER = Map.of("entry", "idx", "part", "idx, name", "idempotency", "key");

    private final Machine machine;
    private final String psql;
    private final int decisions;

    private CopiedRows(Machine machine, String psql, int decisions) {
        this.machine = machine;
        this.psql = psql;
        this.decisions = decisions;
    }

    /** Writes the files: the rows of one decision, so many times, each time with positions and a trail of its own. */
    static CopiedRows prepared(Machine machine, String psql, LedgerRows rows, int decisions) {
        var copy = new CopiedRows(machine, psql, decisions);
        try (var floor = machine.database(FloorDatabase.NAME)) {
            for (var statement : new FloorSql(rows).many(decisions)) {
                FloorDatabase.execute(floor, statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rows cannot be made", e);
        }
        copy.psql(table -> "(SELECT * FROM " + table + " ORDER BY " + ORDER.get(table) + ") TO");
        return copy;
    }

    @Override
    public double run(Duration time) {
        try (var floor = machine.database(FloorDatabase.NAME)) {
            FloorDatabase.execute(floor, "TRUNCATE " + String.join(", ", TABLES));
            FloorDatabase.execute(floor, "CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var begun = System.nanoTime();
        psql(table -> table + " FROM");
        return decisions / ((System.nanoTime() - begun) / 1e9);
    }

    private void psql(UnaryOperator<String> direction) {
        var command = new ArrayList<>(List.of(psql, "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + machine.databasePort(), "-U", "postgres"));
        command.addAll(List.of("-d", FloorDatabase.NAME));
        for (var table : TABLES) {
            command.addAll(
                    List.of("-c", "\\copy " + direction.apply(table) + " '" + file(table) + "' (FORMAT binary)"));
        }
        Program.run(command, Map.of("PGPASSWORD", machine.password()), machine.folder());
    }

    private Path file(String table) {
        return machine.folder().resolve(table + ".pgcopy");
    }
}
