package io.trailwright.approval.trail.db;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Entries to rows and back: the exact bytes both ways. */
final class Rows {
    private Rows() {}

    static EntryRow of(String log, Entry entry) {
        var row = new EntryRow();
        row.log = log;
        row.position = entry.index();
        row.trail = entry.header().trail();
        row.seq = entry.header().seq();
        row.header = entry.headerBytes();
        return row;
    }

    static Stream<PartRow> parts(String log, Entry entry) {
        return entry.parts().entrySet().stream().map(part -> {
            var row = new PartRow();
            row.log = log;
            row.position = entry.index();
            row.name = part.getKey();
            if (part.getValue() instanceof Part.Present present) {
                row.salt = present.salt();
                row.body = present.body();
            }
            return row;
        });
    }

    static List<Entry> entries(List<EntryRow> entries, List<PartRow> parts) {
        Map<Long, Map<String, Part>> byPosition = new HashMap<>();
        for (var row : parts) {
            byPosition
                    .computeIfAbsent(row.position, position -> new HashMap<>())
                    .put(row.name, part(row));
        }
        return entries.stream()
                .map(row -> Entry.read(row.position, row.header, byPosition.getOrDefault(row.position, Map.of())))
                .toList();
    }

    private static Part part(PartRow row) {
        var salt = row.salt;
        var body = row.body;
        return salt == null || body == null ? new Part.Erased() : new Part.Present(salt, body);
    }
}
