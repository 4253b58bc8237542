package io.trailwright.reconstruction.account;

/**
 * Makes text that others wrote safe to read: nothing in it can hide, reorder or imitate what stands around it.
 * Control characters, format characters (bidirectional overrides, zero-width characters, tags: Unicode category Cf),
 * line and paragraph separators, unusual spaces, private use and unassigned code points are shown as
 * {@code ⟨U+202E⟩}, and a word that mixes look-alike letters of two scripts is followed by a mark that says so.
 * Everything else stays as it is.
 */
public final class Visible {
    private Visible() {}

    /** For text inside a sentence: line breaks and tabs are shown too. */
    public static String inline(String text) {
        return render(text, false);
    }

    /** For text shown as a block: line feeds and tabs keep their effect. */
    public static String block(String text) {
        return render(text, true);
    }

    private static String render(String text, boolean block) {
        var shown = new StringBuilder(text.length());
        var letters = new MixedLetters();
        text.codePoints().forEach(point -> {
            if (!letters.goesOn(point)) {
                letters.end().ifPresent(mark -> shown.append('⟨').append(mark).append('⟩'));
            }
            if (harmless(point) || (block && (point == '\n' || point == '\t'))) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("⟨U+%04X⟩", point));
            }
        });
        letters.end().ifPresent(mark -> shown.append('⟨').append(mark).append('⟩'));
        return shown.toString();
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ' || point == 0xA0;
            default -> !blank(point);
        };
    }

    /** Letters, marks and symbols that are drawn as nothing: fillers, variation selectors, the Braille blank. */
    private static boolean blank(int point) {
        return point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x2800
                || point == 0x034F
                || point == 0x17B4
                || point == 0x17B5
                || point == 0xFFFC
                || (point >= 0x180B && point <= 0x180F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
