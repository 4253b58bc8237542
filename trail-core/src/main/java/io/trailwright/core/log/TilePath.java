package io.trailwright.core.log;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part {@code <N>[.p/<W>]} that the paths of tiles and of entry bundles have in common (C2SP tlog-tiles, "Merkle
 * Tree" and "Partial Tiles").
 */
record TilePath(long index, int width) {

    /** Hashes of a full tile, entries of a full bundle. */
    static final int FULL = 256;

    /** Levels of the tree between the hashes of a tile and the one hash that they make together. */
    static final int HEIGHT = 8;

    /** The highest level of tiles that a tree of fewer than 2^63 leaves has. */
    static final int TOP = 7;

    private static final Pattern TEXT = Pattern.compile("((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    TilePath {
        require(0, index, width);
    }

    /** Refuses a tile that no tree of fewer than 2^63 leaves has. */
    static void require(int level, long index, int width) {
        if (level < 0 || level > TOP) {
            throw new IllegalArgumentException("tile level is 0 to " + TOP + ", not " + level);
        }
        if (width < 1 || width > FULL) {
            throw new IllegalArgumentException("tile width is 1 to " + FULL + ", not " + width);
        }
        long hashes = Long.MAX_VALUE >>> (HEIGHT * level);
        if (index < 0 || index > hashes / FULL || index * FULL > hashes - width) {
            throw new IllegalArgumentException("tile index " + index + " at level " + level + " is in no tree");
        }
    }

    /** Reads only what {@link #format()} writes; {@code whole} is the path to name in the refusal. */
    static TilePath parse(String text, String whole) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw malformed(whole);
        }
        long index = Long.parseLong(matcher.group(1).replace("x", "").replace("/", ""));
        int width = matcher.group(2) == null ? FULL : Integer.parseInt(matcher.group(2));
        TilePath path = new TilePath(index, width);
        if (!path.format().equals(text)) {
            throw malformed(whole);
        }
        return path;
    }

    String format() {
        StringBuilder text = new StringBuilder(threeDigits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            text.insert(0, "x" + threeDigits(rest % 1000) + "/");
        }
        return width == FULL ? text.toString() : text + ".p/" + width;
    }

    private static String threeDigits(long number) {
        return String.format(Locale.ROOT, "%03d", number);
    }

    static IllegalArgumentException malformed(String whole) {
        return new IllegalArgumentException("not the path of a tile or an entry bundle: \"" + whole + "\"");
    }
}
