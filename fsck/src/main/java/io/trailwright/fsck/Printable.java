package io.trailwright.fsck;

/** Keeps text from a file that is not trusted yet from steering the terminal. */
final class Printable {
    private Printable() {}

    /** Control, format and other characters that are not drawn are shown as {@code <U+001B>}. */
    static String text(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (drawn(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("<U+%04X>", point));
            }
        });
        return shown.toString();
    }

    private static boolean drawn(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
