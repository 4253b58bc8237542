package io.trailwright.approval.show;

import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A JSON value as rows of a table: every leaf with its path, exactly as recorded, in the recorded order. Two different
 * leaves never have the same path: a name that could be read as a path is written as {@code ["to.iban"]}.
 */
public final class JsonRows {
    private static final int LONG = 160;
    private static final Pattern AMBIGUOUS = Pattern.compile("[.\\[\\]\"]");

    private JsonRows() {}

    /**
     * @param path such as {@code lines[0].amount}
     * @param type what kind of value it is, in a word
     * @param size how long it is, in words; empty unless it is long
     */
    public record Row(VisibleText path, VisibleText value, String type, String size) {
        public boolean isLong() {
            return !size.isEmpty();
        }
    }

    public static List<Row> of(Json json) {
        var rows = new ArrayList<Row>();
        add(rows, "", json);
        return List.copyOf(rows);
    }

    private static void add(List<Row> rows, String path, Json json) {
        if (json instanceof Json.Obj object && !object.members().isEmpty()) {
            object.members().forEach((name, value) -> add(rows, member(path, name), value));
        } else if (json instanceof Json.Arr array && !array.items().isEmpty()) {
            for (int n = 0; n < array.items().size(); n++) {
                add(rows, path + "[" + n + "]", array.items().get(n));
            }
        } else {
            rows.add(row(path, json));
        }
    }

    private static String member(String path, String name) {
        if (name.isEmpty() || AMBIGUOUS.matcher(name).find()) {
            return path + "[" + new String(Json.of(name).canonical(), StandardCharsets.UTF_8) + "]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Row row(String path, Json leaf) {
        var value = leaf instanceof Json.Str text
                ? VisibleText.block(text.value())
                : VisibleText.line(new String(leaf.canonical(), StandardCharsets.UTF_8));
        var size = value.length() > LONG ? value.length() + " characters" : "";
        return new Row(VisibleText.line(path), value, type(leaf), size);
    }

    private static String type(Json leaf) {
        if (leaf instanceof Json.Str text) {
            return text.value().isEmpty() ? "empty text" : "text";
        }
        if (leaf instanceof Json.Num) {
            return "number";
        }
        if (leaf instanceof Json.Bool) {
            return "yes or no";
        }
        return leaf instanceof Json.Null ? "nothing" : "empty";
    }
}
