package io.trailwright.reconstruction.verification;

import io.trailwright.core.entry.Entry;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that is wrong.
 *
 * @param where the entry, file or log, for a person to find it
 * @param seq the entry's position in the trail; empty when it is not about one entry
 * @param index the entry's position in the log; empty when it is not about one entry
 */
public record Finding(String where, String what, Optional<Long> seq, Optional<Long> index) {

    private static final Pattern ENTRY = Pattern.compile("entry (\\d{1,18}) \\(index (\\d{1,18})\\)");

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
