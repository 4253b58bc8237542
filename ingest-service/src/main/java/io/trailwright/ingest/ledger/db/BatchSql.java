package io.trailwright.ingest.ledger.db;

/**
 * The statements of one batch. Each is one round trip however many rows it touches; every one begins at the log.
 *
 * <p>A plan may have been made when the ledger was empty, and is kept while it grows. Limits and offsets inside of lateral
 * joins leave the planner no other way than the whole key.
 */
final class BatchSql {

    /** $1 log. The lock that makes its holder the log's sequencer until the transaction ends. */
    static final String LOCK_HEAD = "SELECT frontier, last_at, checkpoint FROM log_head WHERE log = $1 FOR UPDATE";

    /** $1 log, $2 frontier of the empty tree, $3 time of no entry. Another replica may do the same: both go on. */
    static final String CREATE_HEAD = """
            INSERT INTO log_head (log, size, frontier, last_at, checkpoint) VALUES ($1, 0, $2, $3, '')
            ON CONFLICT (log) DO NOTHING""";

    /** $1 log, $2 clients, $3 routes, $4 keys. */
    static final String USED_KEYS = """
            SELECT i.client, i.route, i.key, i.body, i.trail, i.first_idx, i.entries, i.size
            FROM unnest($2::text[], $3::text[], $4::text[]) AS k (client, route, key)
            CROSS JOIN LATERAL (
                SELECT * FROM idempotency
                WHERE log = $1 AND client = k.client AND route = k.route AND key = k.key LIMIT 1) i""";

    /** $1 log, $2 trails, each once. */
    static final String TRAIL_HEADS = """
            SELECT t.trail, e.seq, e.leaf_hash, (
                SELECT 1 FROM entry r
                WHERE r.log = $1 AND r.trail = t.trail AND r.kind = 'permit.redeemed' LIMIT 1) IS NOT NULL AS redeemed
            FROM unnest($2::uuid[]) AS t (trail)
            CROSS JOIN LATERAL (
                SELECT seq, leaf_hash FROM entry WHERE log = $1 AND trail = t.trail ORDER BY seq DESC LIMIT 1) e""";

    /**
     * $1 log, $2 the most entries that the batch can have. The leaf hashes of the unfinished tile, if the batch may fill it,
     * and for each level above the roots of the tiles below its unfinished tile, likewise. An unfinished tile has at most
     * 255; the limits tell the planner, which else takes a third of the log for what is above an unknown position, and
     * reads all of it.
     */
    static final String EDGE = """
            SELECT 0 AS level, e.idx AS n, e.leaf_hash AS hash
            FROM log_head h
            CROSS JOIN LATERAL (
                SELECT idx, leaf_hash FROM entry
                WHERE log = h.log AND idx >= (h.size >> 8) << 8
                ORDER BY idx LIMIT 255) e
            WHERE h.log = $1 AND (h.size + $2) >> 8 > h.size >> 8
            UNION ALL
            SELECT 8 * (l.level + 1), t.n, t.root
            FROM log_head h
            CROSS JOIN generate_series(0, 5) AS l (level)
            CROSS JOIN LATERAL (
                SELECT n, root FROM tile
                WHERE log = h.log AND level = l.level AND n >= (h.size >> (8 * (l.level + 2))) << 8
                ORDER BY n LIMIT 255) t
            WHERE h.log = $1 AND (h.size + $2) >> (8 * (l.level + 2)) > h.size >> (8 * (l.level + 2))""";

    /** $1 log, then one array a column. */
    static final String INSERT_ENTRIES = """
            INSERT INTO entry (log, idx, trail, seq, kind, at, header, leaf_hash)
            SELECT $1, e.* FROM unnest(
                $2::bigint[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[], $7::bytea[], $8::bytea[]) AS e""";

    /** $1 log, then one array a column. */
    static final String INSERT_PARTS = """
            INSERT INTO part (log, idx, name, salt, body)
            SELECT $1, p.* FROM unnest($2::bigint[], $3::text[], $4::bytea[], $5::bytea[]) AS p""";

    /** $1 log, then one array a column. */
    static final String INSERT_KEYS = """
            INSERT INTO idempotency (log, client, route, key, body, trail, first_idx, entries, size)
            SELECT $1, k.* FROM unnest(
                $2::text[], $3::text[], $4::text[], $5::bytea[], $6::uuid[], $7::bigint[], $8::int[], $9::bigint[]) AS k""";

    /** $1 log, then one array a column. */
    static final String INSERT_TILES = """
            INSERT INTO tile (log, level, n, bytes, root)
            SELECT $1, t.* FROM unnest($2::smallint[], $3::bigint[], $4::bytea[], $5::bytea[]) AS t""";

    /** $1 log, $2 size, $3 signed note. */
    static final String INSERT_CHECKPOINT = "INSERT INTO checkpoint (log, size, note) VALUES ($1, $2, $3)";

    /** $1 log, $2 size, $3 frontier, $4 time of the newest entry, $5 signed note, $6 the size that was locked. */
    static final String MOVE_HEAD = """
            UPDATE log_head SET size = $2, frontier = $3, last_at = $4, checkpoint = $5
            WHERE log = $1 AND size = $6""";

    private BatchSql() {}
}
