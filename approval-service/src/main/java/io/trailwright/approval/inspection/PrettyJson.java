package io.trailwright.approval.inspection;

import io.trailwright.approval.inspection.Inspection.Text;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.nio.charset.StandardCharsets;

/** JSON with its structure made visible. Names and values stay as they were sent, character by character. */
final class PrettyJson {
    private static final String STEP = "  ";

    private PrettyJson() {}

    static Inspection of(String text) {
        try {
            Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException ambiguous) {
            return new Text(text, "Shown as it was sent: it is not JSON that everybody reads in the same way.");
        }
        var pretty = indented(text);
        return pretty.length() > Inspection.MAX_CHARACTERS ? new Text(text, "") : new Text(pretty, "Indented.");
    }

    /** @param json valid */
    private static String indented(String json) {
        var out = new StringBuilder(json.length() * 2);
        int depth = 0;
        for (int at = 0; at < json.length(); at++) {
            char each = json.charAt(at);
            if (each == '"') {
                int end = endOfString(json, at);
                out.append(json, at, end);
                at = end - 1;
            } else if (each == '{' || each == '[') {
                char close = each == '{' ? '}' : ']';
                int next = skipSpace(json, at + 1);
                if (json.charAt(next) == close) {
                    out.append(each).append(close);
                    at = next;
                } else {
                    newLine(out.append(each), ++depth);
                }
            } else if (each == '}' || each == ']') {
                newLine(out, --depth);
                out.append(each);
            } else if (each == ',') {
                newLine(out.append(each), depth);
            } else if (each == ':') {
                out.append(": ");
            } else if (!Character.isWhitespace(each)) {
                out.append(each);
            }
        }
        return out.toString();
    }

    private static int endOfString(String json, int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int skipSpace(String json, int from) {
        int at = from;
        while (Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').append(STEP.repeat(depth));
    }
}
