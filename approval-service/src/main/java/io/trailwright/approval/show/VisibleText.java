package io.trailwright.approval.show;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text from outside, made safe to look at: every character that is invisible, that moves other characters about or
 * that means something to a terminal is replaced by its code point in white brackets, as in {@code ⟦U+202E⟧}. Words
 * that mix letters of look-alike scripts are marked. Escaping for HTML is left to the template.
 */
public record VisibleText(String text) {
    private static final int MAX_COMBINING_RUN = 2;
    private static final Set<UnicodeScript> LOOK_ALIKES = EnumSet.of(
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.COPTIC);

    /** For one line: a line break is shown as a code point too. */
    public static VisibleText line(String raw) {
        return new VisibleText(visible(raw, false));
    }

    /** For a box that keeps line breaks and tabs. */
    public static VisibleText block(String raw) {
        return new VisibleText(visible(raw.replace("\r\n", "\n"), true));
    }

    /** Text of our own, without anything from outside. */
    public static VisibleText ours(String text) {
        return new VisibleText(text);
    }

    /** Characters as a person counts them, roughly: code points. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }

    private static String visible(String raw, boolean keepBreaks) {
        var shown = new StringBuilder(raw.length() + 16);
        var word = new ArrayList<UnicodeScript>();
        int combining = 0;
        for (int at = 0; at < raw.length(); ) {
            int point = raw.codePointAt(at);
            at += Character.charCount(point);
            combining = Character.getType(point) == Character.NON_SPACING_MARK ? combining + 1 : 0;
            if (Character.isLetter(point)) {
                word.add(UnicodeScript.of(point));
            } else if (combining == 0) {
                endWord(shown, word);
            }
            boolean kept = keepBreaks && (point == '\n' || point == '\t');
            if (kept || (!hidden(point) && combining <= MAX_COMBINING_RUN)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("⟦U+%04X⟧", point));
            }
        }
        endWord(shown, word);
        return shown.toString();
    }

    private static void endWord(StringBuilder shown, List<UnicodeScript> word) {
        if (word.contains(UnicodeScript.LATIN)) {
            word.stream().filter(LOOK_ALIKES::contains).findFirst().ifPresent(script -> shown.append(
                            "⟦mixes latin and ")
                    .append(script.name().toLowerCase(Locale.ROOT))
                    .append(" letters⟧"));
        }
        word.clear();
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> blank(point);
        };
    }

    /** Assigned characters that draw nothing: fillers, variation selectors, blank patterns (Unicode 15). */
    private static boolean blank(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || point == 0x2800
                || point == 0x3164
                || point == 0xFFA0
                || point == 0xFFFC
                || (point >= 0x180B && point <= 0x180F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
