package io.trailwright.reconstruction.verification;

import io.trailwright.core.entry.Entry;
import io.trailwright.reconstruction.account.Visible;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that is wrong. Its texts can quote what the ledger handed out: hidden characters are shown in them, and
 * their length is bounded.
 *
 * @param where the entry, file or log, for a person to find it
 * @param seq the entry's position in the trail; empty when it is not about one entry
 * @param index the entry's position in the log; empty when it is not about one entry
 */
public record Finding(String where, String what, Optional<Long> seq, Optional<Long> index) {

    private static final Pattern ENTRY = Pattern.compile("entry (\\d{1,18}) \\(index (\\d{1,18})\\)");

    private static final int LONGEST = 500;

    public Finding {
        where = readable(where);
        what = readable(what);
    }

    private static String readable(String text) {
        var shown = Visible.inline(text);
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }

    /** Reads seq and index off a place of the form {@code entry 3 (index 17)}. */
    static Finding of(String where, String what) {
        var entry = ENTRY.matcher(where);
        return entry.matches()
                ? new Finding(
                        where,
                        what,
                        Optional.of(Long.valueOf(entry.group(1))),
                        Optional.of(Long.valueOf(entry.group(2))))
                : new Finding(where, what, Optional.empty(), Optional.empty());
    }

    static Finding at(Entry entry, String what) {
        return of("entry " + entry.header().seq() + " (index " + entry.index() + ")", what);
    }
}
