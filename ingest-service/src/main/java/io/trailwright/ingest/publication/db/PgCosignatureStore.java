package io.trailwright.ingest.publication.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.publication.CosignatureStore;
import io.trailwright.ingest.publication.Unwitnessed;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Cosignatures in PostgreSQL. */
@ApplicationScoped
class PgCosignatureStore implements CosignatureStore {
    /** $1 log, $2 size, $3 witness, $4 line. */
    private static final String ADD = """
            INSERT INTO cosignature (log, size, witness, line) VALUES ($1, $2, $3, $4)
            ON CONFLICT (log, size, witness) DO NOTHING""";
    /** $1 log, $2 witness. */
    private static final String NEWEST =
            "SELECT coalesce(max(size), 0) AS size FROM cosignature WHERE log = $1 AND witness = $2";

    /**
     * For each log the first entry that no cosigned checkpoint covers; reads one row of an index for each log. LIMIT keeps
     * the planner from joining the whole log, as it does where a log was empty when the plan was made.
     */
    static final String UNWITNESSED = """
            SELECT coalesce(max(h.size - c.size), 0) AS entries, min(e.at) AS since
            FROM log_head h
            CROSS JOIN LATERAL (SELECT coalesce(max(size), 0) AS size FROM cosignature WHERE log = h.log) c
            CROSS JOIN LATERAL (SELECT at FROM entry WHERE log = h.log AND idx = c.size LIMIT 1) e
            WHERE h.size > c.size""";

    private final Pool pool;

    PgCosignatureStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(String log, long size, String witness, String line) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(log, size, witness, line))
                .replaceWithVoid();
    }

    @Override
    public Uni<Long> newest(String log, String witness) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(log, witness))
                .map(rows -> rows.iterator().next().getLong("size"));
    }

    @Override
    public Uni<Unwitnessed> unwitnessed() {
        return pool.preparedQuery(UNWITNESSED)
                .execute()
                .map(rows -> unwitnessed(rows.iterator().next()));
    }

    private static Unwitnessed unwitnessed(Row row) {
        Long since = row.getLong("since");
        return since == null
                ? Unwitnessed.NOTHING
                : new Unwitnessed(row.getLong("entries"), Optional.of(Instant.EPOCH.plus(since, ChronoUnit.MICROS)));
    }
}
