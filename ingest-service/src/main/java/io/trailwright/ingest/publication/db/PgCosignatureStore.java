package io.trailwright.ingest.publication.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.publication.CosignatureStore;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Cosignatures in PostgreSQL. */
@ApplicationScoped
class PgCosignatureStore implements CosignatureStore {
    /** $1 log, $2 size, $3 witness, $4 line. */
    private static final String ADD = """
            INSERT INTO cosignature (log, size, witness, line) VALUES ($1, $2, $3, $4)
            ON CONFLICT (log, size, witness) DO NOTHING""";
    /** $1 log, $2 witness. */
    private static final String NEWEST =
            "SELECT coalesce(max(size), 0) AS size FROM cosignature" + " WHERE log = $1 AND witness = $2";

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
}
