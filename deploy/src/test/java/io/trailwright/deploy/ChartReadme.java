package io.trailwright.deploy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The chart's README, made of {@code README.md.in} and the comments of {@code values.yaml}: the comment right above a
 * value says what it is.
 */
final class ChartReadme {
    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z][A-Za-z0-9]*):.*");
    private static final String PLACE = "<!-- values -->";

    private ChartReadme() {}

    static Path file() {
        return Chart.FOLDER.resolve("README.md");
    }

    static String text() {
        return Chart.read(Chart.FOLDER.resolve("README.md.in")).replace(PLACE, table());
    }

    /** What is said of each value and each map of values, by path, in the order of the file; empty where nothing is. */
    static Map<String, String> documentation() {
        var said = new LinkedHashMap<String, String>();
        var path = new ArrayDeque<String>();
        var comment = new ArrayList<String>();
        for (var line : Chart.read(Chart.FOLDER.resolve("values.yaml")).lines().toList()) {
            var key = KEY.matcher(line);
            if (line.strip().startsWith("#")) {
                comment.add(line.strip().substring(1).strip());
            } else if (key.matches()) {
                enter(path, key.group(1).length() / 2, key.group(2));
                said.put(String.join(".", path), String.join(" ", comment));
                comment.clear();
            } else {
                comment.clear();
            }
        }
        return said;
    }

    private static void enter(Deque<String> path, int depth, String key) {
        while (path.size() > depth) {
            path.removeLast();
        }
        path.addLast(key);
    }

    private static String table() {
        var values = Chart.values();
        var leaves = Tree.leaves(values);
        var text = new StringBuilder();
        documentation().forEach((path, said) -> {
            if (leaves.contains(path)) {
                text.append(
                        "| `%s` | %s | %s |\n".formatted(path, shown(Tree.at(values, path)), said.replace("|", "\\|")));
            } else if (!path.contains(".")) {
                text.append("\n### %s\n\n".formatted(path));
                text.append(said.isEmpty() ? "" : said + "\n\n");
                text.append("| value | default | what it says |\n| --- | --- | --- |\n");
            }
        });
        return withAHeadForTheFirst(text.toString()).strip();
    }

    /** Values that are in no map come first. */
    private static String withAHeadForTheFirst(String table) {
        var sections = new ArrayList<>(List.of(table.split("\n(?=### )")));
        return "| value | default | what it says |\n| --- | --- | --- |\n" + String.join("\n", sections);
    }

    private static String shown(Object value) {
        if ("".equals(value)) {
            return "";
        }
        var flow = new DumperOptions();
        flow.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        flow.setWidth(1_000);
        return "`" + new Yaml(flow).dump(value).strip() + "`";
    }
}
