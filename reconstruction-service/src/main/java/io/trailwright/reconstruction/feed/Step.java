package io.trailwright.reconstruction.feed;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.Frontier;
import io.trailwright.reconstruction.ledger.HandedEntry;
import io.trailwright.reconstruction.ledger.HandedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step along a log: from a position over the entries that follow it to the next position. Pure.
 *
 * @param entries to keep
 * @param poison to quarantine: handed out, and no entry, or not of this log, or not as it was committed to
 */
public record Step(String log, Position from, Position to, List<Entry> entries, List<HandedEntry.Unreadable> poison) {

    public Step {
        entries = List.copyOf(entries);
        poison = List.copyOf(poison);
    }

    /**
     * Takes in a page.
     *
     * @throws IllegalArgumentException when the page does not continue at the position or has a gap: nothing of it is
     *     taken in then
     */
    public static Step over(String log, Position from, HandedPage page) {
        long next = from.next();
        Optional<Frontier> frontier = from.frontier();
        var entries = new ArrayList<Entry>();
        var poison = new ArrayList<HandedEntry.Unreadable>();
        for (var handed : page.entries()) {
            if (handed.index() != next) {
                throw new IllegalArgumentException(
                        "the feed of " + log + " has entry " + handed.index() + " where " + next + " is expected");
            }
            if (handed instanceof HandedEntry.Readable readable) {
                var entry = readable.entry();
                frontier = frontier.map(tree -> tree.append(entry.leafHash()));
                defect(log, entry)
                        .ifPresentOrElse(
                                reason -> poison.add(new HandedEntry.Unreadable(entry.index(), text(entry), reason)),
                                () -> entries.add(entry));
            } else if (handed instanceof HandedEntry.Unreadable unreadable) {
                frontier = Optional.empty();
                poison.add(unreadable);
            }
            next++;
        }
        return new Step(log, from, new Position(next, frontier), entries, poison);
    }

    private static Optional<String> defect(String log, Entry entry) {
        if (!entry.header().log().equals(log)) {
            return Optional.of(
                    "it says that it belongs to log " + entry.header().log());
        }
        return Commitments.firstBroken(entry).map(part -> "its part " + part + " is not what was committed to");
    }

    private static String text(Entry entry) {
        return new String(entry.headerBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
