package io.trailwright.reconstruction.feed.db;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.reconstruction.account.Headline;
import io.trailwright.reconstruction.feed.Step;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Tells each trail that a step touched anew, and writes its line for the list. */
@ApplicationScoped
class ListingWriter {
    private static final String UPSERT = "INSERT INTO trail"
            + " (log, id, workflow, summary, tier, verdict, entries, first_at, last_at, expires_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            + " ON CONFLICT (log, id) DO UPDATE SET workflow = excluded.workflow, summary = excluded.summary,"
            + " tier = excluded.tier, verdict = excluded.verdict, entries = excluded.entries,"
            + " first_at = excluded.first_at, last_at = excluded.last_at, expires_at = excluded.expires_at";

    Uni<Void> refresh(SqlConnection connection, Step step) {
        var touched = step.entries().stream()
                .map(entry -> entry.header().trail())
                .distinct()
                .toList();
        return Multi.createFrom()
                .iterable(touched)
                .onItem()
                .transformToUniAndConcatenate(trail -> refresh(connection, step.log(), trail))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> refresh(SqlConnection connection, String log, UUID trail) {
        return StoredEntries.ofTrail(connection, log, trail).chain(entries -> write(connection, log, entries));
    }

    private static Uni<Void> write(SqlConnection connection, String log, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var line = Headline.of(entries);
        var row = Tuple.tuple()
                .addString(log)
                .addUUID(line.decision())
                .addString(line.workflow())
                .addString(line.summary())
                .addString(line.tier())
                .addString(line.verdict())
                .addInteger(line.entries())
                .addOffsetDateTime(utc(line.firstAt()))
                .addOffsetDateTime(utc(line.lastAt()))
                .addOffsetDateTime(line.expiresAt().map(ListingWriter::utc).orElse(null));
        return connection.preparedQuery(UPSERT).execute(row).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
