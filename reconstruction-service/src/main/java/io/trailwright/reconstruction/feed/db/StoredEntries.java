package io.trailwright.reconstruction.feed.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads entries back as they were kept. */
final class StoredEntries {
    static final String OF_TRAIL = "SELECT entry.index, entry.header, part.name, part.salt, part.body"
            + " FROM entry LEFT JOIN part ON part.log = entry.log AND part.index = entry.index"
            + " WHERE entry.log = $1 AND entry.trail = $2 ORDER BY entry.seq, part.name";

    private StoredEntries() {}

    /** One trail, in order; empty when there is none. */
    static Uni<List<Entry>> ofTrail(SqlClient client, String log, UUID trail) {
        return client.preparedQuery(OF_TRAIL).execute(Tuple.of(log, trail)).map(StoredEntries::entries);
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        var headers = new LinkedHashMap<Long, byte[]>();
        var parts = new LinkedHashMap<Long, Map<String, Part>>();
        for (Row row : rows) {
            long index = row.getLong("index");
            headers.put(index, row.getBuffer("header").getBytes());
            var ofEntry = parts.computeIfAbsent(index, any -> new LinkedHashMap<>());
            if (row.getString("name") != null) {
                ofEntry.put(row.getString("name"), part(row));
            }
        }
        var entries = new ArrayList<Entry>();
        headers.forEach((index, header) -> entries.add(Entry.read(index, header, parts.getOrDefault(index, Map.of()))));
        return entries;
    }

    private static Part part(Row row) {
        Buffer body = row.getBuffer("body");
        return body == null
                ? new Part.Erased()
                : new Part.Present(row.getBuffer("salt").getBytes(), body.getBytes());
    }
}
