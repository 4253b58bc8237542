package io.trailwright.approval.inspection;

import io.trailwright.approval.inspection.Inspection.Table;
import io.trailwright.approval.inspection.Inspection.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads separated values as RFC 4180 has them, by comma, semicolon or tab, whichever the first line has most of. */
final class SeparatedValues {
    private static final int MAX_ROWS = 2_000;
    private static final int MAX_COLUMNS = 60;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final String text;
    private final char separator;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;

    private SeparatedValues(String text) {
        this.text = text;
        this.separator = separator(text.lines().findFirst().orElse(""));
    }

    /** A table, or the text as it is where it does not hold together as one. */
    static Inspection of(String text) {
        var values = new SeparatedValues(text);
        return values.read()
                ? new Table(values.rows)
                : new Text(text, "Shown as text: it does not hold together as a table.");
    }

    private static char separator(String line) {
        char best = SEPARATORS[0];
        for (char each : SEPARATORS) {
            if (count(line, each) > count(line, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(each -> each == wanted).count();
    }

    private boolean read() {
        while (at < text.length()) {
            if (!value() || row.size() > MAX_COLUMNS || rows.size() > MAX_ROWS) {
                return false;
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return !rows.isEmpty();
    }

    /** Takes one value and what ends it. @return false if a quote stands where none can */
    private boolean value() {
        var value = new StringBuilder();
        if (text.charAt(at) == '"' ? !quoted(value) : !plain(value)) {
            return false;
        }
        row.add(value.toString());
        if (at >= text.length()) {
            return true;
        }
        if (text.charAt(at) == separator) {
            at++;
            if (at == text.length()) {
                row.add("");
            }
            return true;
        }
        return lineEnd();
    }

    private boolean plain(StringBuilder value) {
        while (at < text.length() && text.charAt(at) != separator && !breaksLine(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                return false;
            }
            value.append(text.charAt(at++));
        }
        return true;
    }

    private boolean quoted(StringBuilder value) {
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                value.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append(text.charAt(at++));
            } else {
                at++;
                return true;
            }
        }
        return false;
    }

    private static boolean breaksLine(char each) {
        return each == '\n' || each == '\r';
    }

    private boolean lineEnd() {
        if (!breaksLine(text.charAt(at))) {
            return false;
        }
        at += text.startsWith("\r\n", at) ? 2 : 1;
        rows.add(row);
        row = new ArrayList<>();
        return true;
    }
}
