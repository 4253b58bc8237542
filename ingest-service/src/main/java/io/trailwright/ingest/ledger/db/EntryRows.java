package io.trailwright.ingest.ledger.db;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts entries together from their rows. A part that the header commits to and that has no row is erased. */
final class EntryRows {

    private EntryRows() {}

    /** The entries in the order of their rows; parts of other entries are left aside. */
    static List<Entry> read(RowSet<Row> entries, RowSet<Row> parts) {
        Map<Long, Map<String, Part>> present = new HashMap<>();
        for (Row row : parts) {
            present.computeIfAbsent(row.getLong("idx"), index -> new HashMap<>())
                    .put(row.getString("name"), new Part.Present(Bytes.get(row, "salt"), Bytes.get(row, "body")));
        }
        List<Entry> result = new ArrayList<>();
        for (Row row : entries) {
            long index = row.getLong("idx");
            result.add(entry(index, Bytes.get(row, "header"), present.getOrDefault(index, Map.of())));
        }
        return result;
    }

    private static Entry entry(long index, byte[] headerBytes, Map<String, Part> present) {
        Header header = Header.parse(headerBytes);
        SortedMap<String, Part> parts = new TreeMap<>();
        header.parts().keySet().forEach(name -> parts.put(name, present.getOrDefault(name, new Part.Erased())));
        return new Entry(index, headerBytes, header, parts);
    }
}
