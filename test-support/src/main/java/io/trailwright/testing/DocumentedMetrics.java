package io.trailwright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The names of our metrics with their types: what docs/operations/metrics.md says, and what a service serves. */
public final class DocumentedMetrics {
    private static final Pattern SECTION = Pattern.compile("^## (.+)$");
    private static final Pattern ROW = Pattern.compile("^\\| `(trailwright_[a-z_]+)` \\| (\\w+) \\|.*");
    private static final Pattern SERVED = Pattern.compile("^# TYPE (trailwright_[a-z_]+) (\\w+)$");

    private DocumentedMetrics() {}

    /**
     * Types by name, of one section of the page.
     *
     * @param section its heading, such as {@code Ingest}
     */
    public static Map<String, String> of(String section) {
        var found = new TreeMap<String, String>();
        var here = false;
        for (var line : lines()) {
            var heading = SECTION.matcher(line);
            if (heading.matches()) {
                here = heading.group(1).equals(section);
            }
            var row = ROW.matcher(line);
            if (here && row.matches()) {
                found.put(row.group(1), row.group(2));
            }
        }
        return found;
    }

    /**
     * Types by name of our metrics in a page of OpenMetrics or of Prometheus' older text format; others are left out. The
     * former names a counter without the ending under which its values stand and are stored.
     */
    public static Map<String, String> served(String page) {
        var found = new TreeMap<String, String>();
        page.lines()
                .map(SERVED::matcher)
                .filter(line -> line.matches())
                .forEach(line -> found.put(
                        line.group(2).equals("counter") && !line.group(1).endsWith("_total")
                                ? line.group(1) + "_total"
                                : line.group(1),
                        line.group(2)));
        return found;
    }

    private static Iterable<String> lines() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "operations", "metrics.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
