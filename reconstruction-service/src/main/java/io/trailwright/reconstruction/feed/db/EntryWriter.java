package io.trailwright.reconstruction.feed.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.trailwright.reconstruction.feed.Erasure;
import io.trailwright.reconstruction.feed.Step;
import io.trailwright.reconstruction.ledger.HandedEntry;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes entries, erasures and quarantine. Repeating a write changes nothing; contradicting one is quarantined. */
@ApplicationScoped
class EntryWriter {
    private static final String INSERT_ENTRY = "INSERT INTO entry (log, index, trail, seq, header, leaf_hash)"
            + " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    private static final String INSERT_PART = "INSERT INTO part (log, index, name, salt, body)"
            + " SELECT $1, $2, $3, $4, $5 WHERE EXISTS"
            + " (SELECT 1 FROM entry WHERE log = $1 AND index = $2 AND leaf_hash = $6) ON CONFLICT DO NOTHING";
    static final String HELD = "SELECT index, leaf_hash FROM entry WHERE log = $1 AND index BETWEEN $2 AND $3";
    static final String ERASE = "UPDATE part SET salt = NULL, body = NULL FROM entry"
            + " WHERE entry.log = part.log AND entry.index = part.index"
            + " AND entry.log = $1 AND entry.trail = $2 AND entry.seq = $3 AND part.name = $4";
    private static final String QUARANTINE = "INSERT INTO quarantine (log, index, raw, reason, at)"
            + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

    private final Clock clock;

    EntryWriter(Clock clock) {
        this.clock = clock;
    }

    Uni<Void> insert(SqlConnection connection, Step step) {
        var entries = new ArrayList<Tuple>();
        var parts = new ArrayList<Tuple>();
        for (var entry : step.entries()) {
            var leaf = Buffer.buffer(entry.leafHash().bytes());
            var header = entry.header();
            entries.add(Tuple.of(
                    step.log(), entry.index(), header.trail(), header.seq(), Buffer.buffer(entry.headerBytes()), leaf));
            entry.parts().forEach((name, part) -> parts.add(partRow(step.log(), entry, name, part, leaf)));
        }
        return batch(connection, INSERT_ENTRY, entries)
                .chain(() -> batch(connection, INSERT_PART, parts))
                .chain(() -> contradictions(connection, step))
                .chain(poison -> batch(connection, QUARANTINE, poison));
    }

    private static Tuple partRow(String log, Entry entry, String name, Part part, Buffer leaf) {
        return part instanceof Part.Present present
                ? Tuple.from(List.of(
                        log, entry.index(), name, Buffer.buffer(present.salt()), Buffer.buffer(present.body()), leaf))
                : Tuple.tuple()
                        .addString(log)
                        .addLong(entry.index())
                        .addString(name)
                        .addValue(null)
                        .addValue(null)
                        .addValue(leaf);
    }

    /** Entries of the step that are not what is held at their index: another was there, or their place in the trail was taken. */
    private Uni<List<Tuple>> contradictions(SqlConnection connection, Step step) {
        if (step.entries().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(HELD)
                .execute(Tuple.of(step.log(), step.from().next(), step.to().next() - 1))
                .map(rows -> {
                    Set<List<Object>> held = new HashSet<>();
                    rows.forEach(row -> held.add(List.of(
                            row.getLong("index"), row.getBuffer("leaf_hash").getDelegate())));
                    return step.entries().stream()
                            .filter(entry -> !held.contains(List.of(
                                    entry.index(),
                                    Buffer.buffer(entry.leafHash().bytes()))))
                            .map(entry -> poison(
                                    step.log(),
                                    entry.index(),
                                    new String(entry.headerBytes(), StandardCharsets.UTF_8),
                                    "it contradicts an entry that was handed out before"))
                            .toList();
                });
    }

    Uni<Void> erase(SqlConnection connection, Step step) {
        var erasures = step.entries().stream()
                .flatMap(entry -> Erasure.of(entry).stream())
                .map(erasure -> Tuple.of(step.log(), erasure.trail(), erasure.seq(), erasure.part()))
                .toList();
        return batch(connection, ERASE, erasures);
    }

    Uni<Void> quarantine(SqlConnection connection, Step step) {
        return batch(
                connection,
                QUARANTINE,
                step.poison().stream().map(p -> poison(step.log(), p)).toList());
    }

    private Tuple poison(String log, HandedEntry.Unreadable poison) {
        return poison(log, poison.index(), poison.raw(), poison.reason());
    }

    /** PostgreSQL text holds no NUL character: it is shown as its symbol. */
    private Tuple poison(String log, long index, String raw, String reason) {
        return Tuple.of(
                log,
                index,
                raw.replace('\u0000', '\u2400'),
                reason.replace('\u0000', '\u2400'),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static Uni<Void> batch(SqlConnection connection, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }
}
