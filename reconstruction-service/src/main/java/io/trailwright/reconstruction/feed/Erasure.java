package io.trailwright.reconstruction.feed;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.JsonException;
import java.util.List;
import java.util.UUID;

/** A part whose erasure a {@code part.erased} entry records: {@code {"parts":[{"seq":n,"part":name}]}}. */
public record Erasure(UUID trail, long seq, String part) {

    /** What an entry erases; nothing where it is of another kind or does not read. */
    public static List<Erasure> of(Entry entry) {
        if (entry.header().kind() != EntryKind.PART_ERASED) {
            return List.of();
        }
        try {
            return entry.json("erasure").stream()
                    .flatMap(erasure -> erasure.objectList("parts").stream())
                    .map(item -> new Erasure(entry.header().trail(), item.integer("seq"), item.string("part")))
                    .toList();
        } catch (JsonException unreadable) {
            return List.of();
        }
    }
}
