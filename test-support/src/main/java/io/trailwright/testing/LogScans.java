package io.trailwright.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in the plan of a statement where it would read a whole table or a whole log, although each row that it wants has a
 * key. The tables are those of the ledger or of a copy of it: every key begins with {@code log}, and {@code log_head} has a
 * row for each log.
 */
public final class LogScans {
    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on (?!log_head\\b)\\w+");

    /** A condition on the log alone, or on anything but the log; the newest row of a log is its last, and costs one. */
    private static final Pattern WHOLE_LOG = Pattern.compile(
            "(?<!Backward )using (?!log_head)\\w+ on .*\\n *Index Cond: (\\(log = [^ ]+\\)|\\((?!\\(log =).*)\\n"
                    + "|Bitmap Index Scan on .*\\n *Index Cond: \\(log = [^ ]+\\)\\n"
                    + "|Filter: .*trail = ");

    private LogScans() {}

    /**
     * The steps that would read too much: of the plan for any values, and of the plan for these.
     *
     * @param sql with parameters {@code $1} and on
     * @param values SQL expressions for the parameters, separated by commas; empty where there are none
     */
    public static List<String> of(Connection database, String sql, String values) throws SQLException {
        List<String> scans = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            statement.execute("PREPARE asked AS " + sql);
            for (String mode : List.of("force_generic_plan", "force_custom_plan")) {
                statement.execute("SET plan_cache_mode = " + mode);
                try (ResultSet plan = statement.executeQuery(
                        "EXPLAIN EXECUTE asked" + (values.isEmpty() ? "" : "(" + values + ")"))) {
                    StringBuilder steps = new StringBuilder();
                    while (plan.next()) {
                        steps.append(plan.getString(1)).append('\n');
                    }
                    Stream.of(WHOLE_TABLE, WHOLE_LOG)
                            .flatMap(scan -> scan.matcher(steps).results())
                            .forEach(scan -> scans.add(scan.group().strip()));
                }
            }
            statement.execute("DEALLOCATE asked");
        }
        return scans;
    }
}
