package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Header;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.testing.PostgresResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The whole truth about one log, read from the database as superuser and rebuilt from nothing. */
final class WholeLog {

    private record Stored(UUID trail, long seq, String kind, long at, byte[] header, byte[] leafHash) {}

    private final Connection connection;
    private final String log;
    private final List<VerifierKey> keys;
    private final List<Stored> entries = new ArrayList<>();
    private final Map<NodeAddress, Digest> nodes = new HashMap<>();
    private final Map<Long, Digest> roots = new HashMap<>();
    private Frontier frontier = Frontier.EMPTY;

    private WholeLog(Connection connection, String log, List<VerifierKey> keys) {
        this.connection = connection;
        this.log = log;
        this.keys = keys;
    }

    /** Verifies every row of the log against every other; gives the number of entries. */
    static long assertLogVerifies(String log, List<VerifierKey> keys) {
        try (Connection connection = PostgresResource.current().connectAsSuperuser()) {
            return new WholeLog(connection, log, keys).verify();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long verify() throws SQLException {
        readEntries();
        verifyTrails();
        verifyParts();
        verifyHead();
        verifyCheckpoints();
        verifyTiles();
        verifyKeys();
        return entries.size();
    }

    private void readEntries() throws SQLException {
        long lastAt = Long.MIN_VALUE;
        try (ResultSet row =
                select("SELECT idx, trail, seq, kind, at, header, leaf_hash FROM entry WHERE log = ? ORDER BY idx")) {
            while (row.next()) {
                assertEquals(entries.size(), row.getLong("idx"), "positions are dense");
                Stored entry = new Stored(
                        row.getObject("trail", UUID.class),
                        row.getLong("seq"),
                        row.getString("kind"),
                        row.getLong("at"),
                        row.getBytes("header"),
                        row.getBytes("leaf_hash"));
                assertTrue(entry.at() > lastAt, "times increase strictly");
                lastAt = entry.at();
                Digest leaf = MerkleTree.leafHash(entry.header());
                assertArrayEquals(leaf.bytes(), entry.leafHash(), "leaf hash of entry " + entries.size());
                entries.add(entry);
                grow(leaf);
            }
        }
    }

    private void grow(Digest leaf) {
        NodeAddress at = new NodeAddress(0, frontier.size());
        Digest hash = leaf;
        nodes.put(at, hash);
        while ((at.index() & 1) == 1) {
            hash = MerkleTree.nodeHash(nodes.get(new NodeAddress(at.level(), at.index() - 1)), hash);
            at = new NodeAddress(at.level() + 1, at.index() >>> 1);
            nodes.put(at, hash);
        }
        frontier = frontier.append(leaf);
        roots.put(frontier.size(), frontier.root());
    }

    private void verifyTrails() {
        Map<UUID, List<Header>> trails = new HashMap<>();
        Map<UUID, Digest> heads = new HashMap<>();
        for (Stored entry : entries) {
            Header header = Header.parse(entry.header());
            assertArrayEquals(header.bytes(), entry.header(), "headers are canonical");
            List<Header> trail = trails.computeIfAbsent(entry.trail(), id -> new ArrayList<>());
            Header expected = new Header(
                    log,
                    entry.trail(),
                    trail.size(),
                    Optional.ofNullable(heads.get(entry.trail())),
                    header.kind(),
                    Instant.EPOCH.plus(entry.at(), ChronoUnit.MICROS),
                    header.parts());
            assertEquals(expected, header);
            assertEquals(entry.seq(), header.seq());
            assertEquals(entry.kind(), header.kind().wire());
            trail.add(header);
            heads.put(entry.trail(), Digest.wrap(entry.leafHash()));
        }
    }

    private void verifyParts() throws SQLException {
        Map<Long, TreeMap<String, Digest>> commitments = new HashMap<>();
        try (ResultSet row = select("SELECT idx, name, salt, body FROM part WHERE log = ?")) {
            while (row.next()) {
                commitments
                        .computeIfAbsent(row.getLong("idx"), index -> new TreeMap<>())
                        .put(row.getString("name"), Commitment.of(row.getBytes("salt"), row.getBytes("body")));
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            var stored = commitments.remove((long) i);
            assertEquals(Header.parse(entries.get(i).header()).parts(), stored == null ? new TreeMap<>() : stored);
        }
        assertEquals(Map.of(), commitments, "no part without an entry");
    }

    private void verifyHead() throws SQLException {
        try (ResultSet row = select("SELECT size, frontier, last_at, checkpoint FROM log_head WHERE log = ?")) {
            if (!row.next()) {
                assertEquals(0, entries.size());
                return;
            }
            assertEquals(entries.size(), row.getLong("size"));
            assertEquals(frontier, Frontier.decode(row.getBytes("frontier")));
            if (entries.isEmpty()) {
                assertEquals("", row.getString("checkpoint"));
            } else {
                assertEquals(entries.get(entries.size() - 1).at(), row.getLong("last_at"));
                assertEquals(checkpoint(entries.size()), Checkpoint.open(row.getString("checkpoint"), keys));
            }
        }
    }

    private void verifyCheckpoints() throws SQLException {
        long last = 0;
        try (ResultSet row = select("SELECT size, note FROM checkpoint WHERE log = ? ORDER BY size")) {
            while (row.next()) {
                last = row.getLong("size");
                assertEquals(checkpoint(last), Checkpoint.open(row.getString("note"), keys));
            }
        }
        assertEquals(entries.size(), last, "the newest checkpoint is of the whole log");
    }

    private void verifyTiles() throws SQLException {
        List<Tile> stored = new ArrayList<>();
        try (ResultSet row = select("SELECT level, n, bytes, root FROM tile WHERE log = ? ORDER BY level, n")) {
            while (row.next()) {
                Tile tile = new Tile(row.getInt("level"), row.getLong("n"), Tile.FULL);
                stored.add(tile);
                assertArrayEquals(
                        tile.encode(tile.nodes().stream().map(nodes::get).toList()),
                        row.getBytes("bytes"),
                        tile.path());
                assertArrayEquals(
                        nodes.get(new NodeAddress(8 * (tile.level() + 1), tile.index()))
                                .bytes(),
                        row.getBytes("root"));
            }
        }
        assertEquals(Tile.completed(0, entries.size()), stored, "all full tiles and no others");
    }

    private void verifyKeys() throws SQLException {
        try (ResultSet row = select("SELECT trail, first_idx, entries, size FROM idempotency WHERE log = ?")) {
            while (row.next()) {
                long first = row.getLong("first_idx");
                for (long i = first; i < first + row.getInt("entries"); i++) {
                    assertEquals(
                            row.getObject("trail", UUID.class),
                            entries.get((int) i).trail());
                }
                assertTrue(roots.containsKey(row.getLong("size")));
            }
        }
    }

    private Checkpoint checkpoint(long size) {
        return new Checkpoint(keys.get(0).name(), size, roots.get(size));
    }

    private ResultSet select(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.closeOnCompletion();
        statement.setString(1, log);
        return statement.executeQuery();
    }
}
