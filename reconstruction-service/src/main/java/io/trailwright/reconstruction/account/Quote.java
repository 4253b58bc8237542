package io.trailwright.reconstruction.account;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Puts words of others into a sentence so that they cannot be taken for ours: between “ and ”, of which none is left
 * inside, with hidden characters shown and the length bounded.
 */
final class Quote {
    /** Longest quotation in a sentence, in code points; the entry that is cited holds the rest. */
    static final int LONGEST = 300;

    private static final int MOST_WORDS = 4;
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .'’@_+-]{0,79}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,80}");
    private static final Pattern TERM = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");

    private Quote() {}

    /** Anything that a caller wrote. */
    static String words(String text) {
        return "“" + Visible.inline(shortened(text)).replace('“', '"').replace('”', '"') + "”";
    }

    /** A name from a verified source: bare where it looks like a name, quoted where it does not. */
    static String name(String text) {
        return PLAIN_NAME.matcher(text).matches() ? text : words(text);
    }

    /** A media type (RFC 6838): bare where it is one. */
    static String mediaType(String text) {
        return MEDIA_TYPE.matcher(text).matches() ? text : words(text);
    }

    /**
     * A short technical name in reading form, {@code invoiceNumber} as "invoice number"; quoted where it is not one, or
     * has so many words that it could be read as a part of our sentence.
     */
    static String term(String text) {
        if (!TERM.matcher(text).matches()) {
            return words(text);
        }
        var read = text.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[_.-]+", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        return read.chars().filter(c -> c == ' ').count() >= MOST_WORDS ? words(text) : read;
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "… (" + Words.number(length)
                + " characters in all)";
    }
}
