package io.trailwright.ingest.ledger.db;

/** The statements of reads. All but those over every log begin at the log; of lateral joins see {@link BatchSql}. */
final class ReadSql {

    /** $1 log. */
    static final String HEAD = "SELECT frontier, last_at, checkpoint FROM log_head WHERE log = $1 AND size > 0";

    /** $1 log, $2 trail. */
    static final String TRAIL_HEAD =
            "SELECT leaf_hash FROM entry WHERE log = $1 AND trail = $2 ORDER BY seq DESC LIMIT 1";

    /** $1 log, $2 trail, $3 size of the log. */
    static final String TRAIL = "SELECT idx, header FROM entry WHERE log = $1 AND trail = $2 AND idx < $3 ORDER BY seq";

    /** $1 log, $2 trail, $3 size of the log. */
    static final String TRAIL_PARTS = """
            SELECT p.idx, p.name, p.salt, p.body
            FROM (SELECT idx FROM entry WHERE log = $1 AND trail = $2 OFFSET 0) e
            CROSS JOIN LATERAL (SELECT * FROM part WHERE log = $1 AND idx = e.idx OFFSET 0) p
            WHERE e.idx < $3""";

    /** $1 log, $2 first index, $3 most entries, $4 most bytes; the first entry comes however large it is. */
    static final String ENTRIES = """
            SELECT idx, header
            FROM (
                SELECT idx, header, sum(bytes) OVER (ORDER BY idx) - bytes AS bytes_before
                FROM (
                    SELECT e.idx, e.header, octet_length(e.header) + coalesce((
                        SELECT sum(octet_length(p.body)) FROM part p WHERE p.log = e.log AND p.idx = e.idx), 0) AS bytes
                    FROM entry e
                    WHERE e.log = $1 AND e.idx >= $2
                    ORDER BY e.idx
                    LIMIT $3) weighed) page
            WHERE bytes_before < $4
            ORDER BY idx""";

    /** $1 log, $2 first index, $3 last index. */
    static final String PARTS = "SELECT idx, name, salt, body FROM part WHERE log = $1 AND idx BETWEEN $2 AND $3";

    /** $1 log, $2 client, $3 route, $4 key. */
    static final String KEY = """
            SELECT client, route, key, body, trail, first_idx, entries, size
            FROM idempotency WHERE log = $1 AND client = $2 AND route = $3 AND key = $4""";

    /** $1 log, $2 size. */
    static final String CHECKPOINT = "SELECT note FROM checkpoint WHERE log = $1 AND size = $2";

    /** $1 log, $2 tile levels, $3 positions. */
    static final String TILES = """
            SELECT t.level, t.n, t.bytes
            FROM unnest($2::smallint[], $3::bigint[]) AS k (level, n)
            CROSS JOIN LATERAL (
                SELECT * FROM tile WHERE log = $1 AND level = k.level AND n = k.n LIMIT 1) t""";

    /** $1 log, $2 indexes of entries, $3 levels of tiles, $4 positions of tiles. */
    static final String HASHES = """
            SELECT 0 AS level, e.idx AS n, e.leaf_hash AS hash
            FROM unnest($2::bigint[]) AS k (idx)
            CROSS JOIN LATERAL (SELECT idx, leaf_hash FROM entry WHERE log = $1 AND idx = k.idx LIMIT 1) e
            UNION ALL
            SELECT 8 * (t.level + 1), t.n, t.root
            FROM unnest($3::smallint[], $4::bigint[]) AS k (level, n)
            CROSS JOIN LATERAL (
                SELECT level, n, root FROM tile WHERE log = $1 AND level = k.level AND n = k.n LIMIT 1) t""";

    /** $1 log, $2 tile level, $3 position. */
    static final String TILE = "SELECT bytes FROM tile WHERE log = $1 AND level = $2 AND n = $3";

    /** $1 log, $2 first index, $3 index after the last. */
    static final String HEADERS = "SELECT header FROM entry WHERE log = $1 AND idx >= $2 AND idx < $3 ORDER BY idx";

    /** $1 log, $2 size. */
    static final String COSIGNATURES = "SELECT line FROM cosignature WHERE log = $1 AND size = $2 ORDER BY witness";

    /** $1 log. One row for each cosignature of the newest checkpoint that has any. */
    static final String WITNESSED = """
            SELECT c.size, c.note, s.line
            FROM cosignature s
            JOIN checkpoint c ON c.log = s.log AND c.size = s.size
            WHERE s.log = $1 AND s.size = (SELECT max(size) FROM cosignature WHERE log = $1)
            ORDER BY s.witness""";

    /** All logs that hold something, with their heads. */
    static final String HEADS = "SELECT log, frontier, last_at, checkpoint FROM log_head WHERE size > 0 ORDER BY log";

    /** All logs that hold something. */
    static final String LOGS = "SELECT log FROM log_head WHERE size > 0 ORDER BY log";

    /** $1 trail. One index descent for each log: every trail has an entry 0. */
    static final String LOG_OF = """
            SELECT h.log
            FROM log_head h
            CROSS JOIN LATERAL (SELECT 1 FROM entry e WHERE e.log = h.log AND e.trail = $1 AND e.seq = 0 LIMIT 1) found
            ORDER BY h.log
            LIMIT 1""";

    /** $1 limit. */
    static final String UNDETERMINED = """
            SELECT e.log, e.trail
            FROM part p
            JOIN entry e ON e.log = p.log AND e.idx = p.idx AND e.kind = 'policy.evaluated'
            WHERE p.name = 'degraded' AND NOT EXISTS (
                SELECT 1 FROM entry l
                WHERE l.log = e.log AND l.trail = e.trail AND l.seq > e.seq AND l.kind = 'policy.evaluated')
            ORDER BY e.at, e.log
            LIMIT $1""";

    private ReadSql() {}
}
