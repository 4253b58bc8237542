package io.trailwright.approval.show;

import java.util.Locale;

/** Sizes as people read them. */
public final class Sizes {
    private Sizes() {}

    /** @param bytes not negative */
    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
