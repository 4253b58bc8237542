package io.trailwright.fsck;

import io.trailwright.core.audit.LogSource;
import io.trailwright.core.audit.StoredCheckpoint;
import io.trailwright.core.audit.StoredCosignature;
import io.trailwright.core.audit.StoredEntry;
import io.trailwright.core.audit.StoredHead;
import io.trailwright.core.audit.StoredKey;
import io.trailwright.core.audit.StoredPart;
import io.trailwright.core.audit.StoredTile;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A log as the ledger's database holds it, read inside the transaction of the connection. Names of parts are ordered by
 * their bytes, whatever the database's own order is.
 */
final class JdbcLog implements LogSource {

    private static final int SMALL_ROWS = 1_000;
    private static final int ENTRIES = 500;
    private static final int PARTS = 100; // up to 1 MiB each

    private final Connection connection;
    private final String log;
    private final boolean witnessed;

    /** @param witnessed whether the database has the table of cosignatures */
    JdbcLog(Connection connection, String log, boolean witnessed) {
        this.connection = connection;
        this.log = log;
        this.witnessed = witnessed;
    }

    @Override
    public String log() {
        return log;
    }

    @Override
    public Optional<StoredHead> head() {
        var rows = new Cursor<>(
                connection,
                "log_head",
                "SELECT size, frontier, last_at, checkpoint FROM log_head WHERE log = ?",
                1,
                row -> new StoredHead(row.getLong(1), Cursor.bytes(row, 2), row.getLong(3), Cursor.text(row, 4)),
                log);
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    @Override
    public Iterator<StoredEntry> entries(long from) {
        return new Cursor<>(
                connection,
                "entry",
                "SELECT idx, trail, seq, kind, at, header, leaf_hash FROM entry WHERE log = ? AND idx >= ? ORDER BY idx",
                ENTRIES,
                row -> new StoredEntry(
                        log,
                        row.getLong(1),
                        Cursor.uuid(row, 2),
                        row.getLong(3),
                        Cursor.text(row, 4),
                        row.getLong(5),
                        Cursor.bytes(row, 6),
                        Cursor.bytes(row, 7)),
                log,
                from);
    }

    @Override
    public Iterator<StoredPart> parts(long from) {
        return new Cursor<>(
                connection,
                "part",
                "SELECT idx, name, salt, body FROM part WHERE log = ? AND idx >= ? ORDER BY idx, name COLLATE \"C\"",
                PARTS,
                row -> new StoredPart(row.getLong(1), Cursor.text(row, 2), Cursor.bytes(row, 3), Cursor.bytes(row, 4)),
                log,
                from);
    }

    @Override
    public Iterator<StoredTile> tiles(int level) {
        return new Cursor<>(
                connection,
                "tile",
                "SELECT level, n, bytes, root FROM tile WHERE log = ? AND level = ? ORDER BY n",
                PARTS,
                row -> new StoredTile(row.getInt(1), row.getLong(2), Cursor.bytes(row, 3), Cursor.bytes(row, 4)),
                log,
                level);
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints(long from) {
        return new Cursor<>(
                connection,
                "checkpoint",
                "SELECT size, note FROM checkpoint WHERE log = ? AND size >= ? ORDER BY size",
                SMALL_ROWS,
                row -> new StoredCheckpoint(row.getLong(1), Cursor.text(row, 2)),
                log,
                from);
    }

    @Override
    public Iterator<StoredKey> keys(long from) {
        return new Cursor<>(
                connection,
                "idempotency",
                "SELECT client, route, key, body, trail, first_idx, entries, size FROM idempotency"
                        + " WHERE log = ? AND first_idx >= ? ORDER BY first_idx",
                SMALL_ROWS,
                row -> new StoredKey(
                        Cursor.text(row, 1),
                        Cursor.text(row, 2),
                        Cursor.text(row, 3),
                        Cursor.bytes(row, 4),
                        Cursor.uuid(row, 5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)),
                log,
                from);
    }

    @Override
    public Iterator<StoredCosignature> cosignatures(long from) {
        if (!witnessed) {
            return Collections.emptyIterator();
        }
        return new Cursor<>(
                connection,
                "cosignature",
                "SELECT size, witness, line FROM cosignature WHERE log = ? AND size >= ? ORDER BY size, witness",
                SMALL_ROWS,
                row -> new StoredCosignature(row.getLong(1), Cursor.text(row, 2), Cursor.text(row, 3)),
                log,
                from);
    }

    /** Each node of the frontier is made of the roots of the full tiles below it, of the highest level that has them. */
    @Override
    public Frontier frontier(long size) {
        List<Digest> nodes = new ArrayList<>();
        long at = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                nodes.add(node(level, at >>> level));
                at += 1L << level;
            }
        }
        return new Frontier(size, nodes);
    }

    private Digest node(int level, long index) {
        int tiles = level / 8 - 1;
        int above = level % 8;
        var roots = new Cursor<>(
                connection,
                "tile",
                "SELECT root FROM tile WHERE log = ? AND level = ? AND n >= ? AND n < ? ORDER BY n",
                SMALL_ROWS,
                row -> Digest.wrap(Cursor.bytes(row, 1)),
                log,
                tiles,
                index << above,
                index + 1 << above);
        List<Digest> hashes = new ArrayList<>();
        roots.forEachRemaining(hashes::add);
        if (hashes.size() != 1 << above) {
            throw new IllegalArgumentException("tiles of level " + tiles + " are missing before this index");
        }
        for (; hashes.size() > 1; hashes = pairs(hashes)) {}
        return hashes.get(0);
    }

    private static List<Digest> pairs(List<Digest> hashes) {
        List<Digest> above = new ArrayList<>(hashes.size() / 2);
        for (int i = 0; i < hashes.size(); i += 2) {
            above.add(MerkleTree.nodeHash(hashes.get(i), hashes.get(i + 1)));
        }
        return above;
    }
}
