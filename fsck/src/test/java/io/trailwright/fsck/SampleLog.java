package io.trailwright.fsck;

import io.trailwright.core.audit.StoredKey;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Writes a log as the ledger does, batch by batch, from a seed: the same rows for the same seed, salts included. */
final class SampleLog {
    static final String ORIGIN = "ledger.example";
    private static final String INSERT_KEY =
            "INSERT INTO idempotency (log, client, route, key, body, trail, first_idx, entries, size)"
                    + " VALUES (?, 'payout-agent', 'POST /v1/decisions', ?, ?, ?, ?, ?, ?)";

    record Written(long index, UUID trail, long seq, Digest leaf, boolean redeemed) {}

    private record Draft(EntryKind kind, Map<String, byte[]> parts) {}

    private final Connection connection;
    private final String log;
    private final boolean covered;
    private final Random random;
    private final Ed25519NoteSigner signer;
    private final List<UUID> trails = new ArrayList<>();
    private final Map<UUID, Written> heads = new HashMap<>();
    private final Map<NodeAddress, Digest> nodes = new HashMap<>();
    private final TreeMap<Long, Frontier> frontiers = new TreeMap<>();
    private final Map<Long, String> notes = new HashMap<>();
    private final Map<Long, Long> times = new HashMap<>();
    private final Map<Long, Written> entries = new HashMap<>();
    private Frontier frontier = Frontier.EMPTY;
    private long now = 1_795_000_000_000_000L;

    /** @param covered whether the first entry of a request commits to the row of its idempotency key */
    SampleLog(Connection connection, String log, Ed25519NoteSigner signer, boolean covered) throws SQLException {
        this.connection = connection;
        this.log = log;
        this.covered = covered;
        this.random = new Random(log.hashCode());
        this.signer = signer;
        update(
                "INSERT INTO log_head (log, size, frontier, last_at, checkpoint) VALUES (?, 0, ?, 0, '')",
                log,
                Frontier.EMPTY.encode());
    }

    static Ed25519NoteSigner signer(String log) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Ed25519NoteSigner(ORIGIN + "/" + log, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    long size() {
        return frontier.size();
    }

    /** The sizes that the log has had. */
    List<Long> sizes() {
        return List.copyOf(frontiers.keySet());
    }

    Frontier frontier(long size) {
        return frontiers.get(size);
    }

    String note(long size) {
        return notes.get(size);
    }

    long at(long index) {
        return times.get(index);
    }

    Written entry(long index) {
        return entries.get(index);
    }

    /** Appends batches of 1 to {@code most} requests until the log has this size. */
    SampleLog grow(long size, int most) throws SQLException {
        while (size() < size) {
            batch(size, 1 + random.nextInt(most));
        }
        return this;
    }

    /** Erases a part by a recorded decision. */
    SampleLog erase(long index, String part) throws SQLException {
        var entry = entries.get(index);
        var erasure = Json.object()
                .put("by", "two persons")
                .put(
                        "parts",
                        new Json.Arr(List.of(Json.object()
                                .put("part", part)
                                .put("seq", entry.seq())
                                .build())))
                .build();
        var rows = new Batch();
        rows.request(entry.trail(), List.of(new Draft(EntryKind.PART_ERASED, Map.of("erasure", erasure.canonical()))));
        rows.write();
        update("DELETE FROM part WHERE log = ? AND idx = ? AND name = ?", log, index, part);
        return this;
    }

    private void batch(long limit, int requests) throws SQLException {
        var rows = new Batch();
        for (int i = 0; i < requests && rows.next < limit; i++) {
            boolean fresh = trails.isEmpty() || random.nextInt(3) == 0;
            if (fresh) {
                var trail = new UUID(0x0190_f3a0_0000_7000L | trails.size(), random.nextLong() >>> 2 | 1L << 63);
                trails.add(trail);
                var drafts = new ArrayList<Draft>();
                drafts.add(new Draft(EntryKind.DECISION_PROPOSED, parts("action", "actor", "request")));
                if (rows.next + 1 < limit) {
                    drafts.add(new Draft(EntryKind.POLICY_EVALUATED, parts("evaluation", "facts")));
                }
                rows.request(trail, drafts);
            } else {
                var trail = trails.get(random.nextInt(trails.size()));
                boolean redeem = random.nextInt(4) == 0 && !heads.get(trail).redeemed();
                rows.request(
                        trail,
                        List.of(
                                redeem
                                        ? new Draft(EntryKind.PERMIT_REDEEMED, parts("actor", "redemption"))
                                        : new Draft(
                                                EntryKind.EVIDENCE_ADDED,
                                                parts("actor", "evidence/1", "evidence/1/content", "evidence/10"))));
            }
        }
        rows.write();
    }

    private Map<String, byte[]> parts(String... names) {
        var parts = new TreeMap<String, byte[]>();
        for (var name : names) {
            parts.put(
                    name,
                    Json.object().put("text", "x" + random.nextLong()).build().canonical());
        }
        return parts;
    }

    /** The rows of one batch. */
    private final class Batch {
        private long next = frontier.size();
        private final List<Digest> leaves = new ArrayList<>();
        private final List<Object[]> entryRows = new ArrayList<>();
        private final List<Object[]> partRows = new ArrayList<>();
        private final List<Object[]> keyRows = new ArrayList<>();

        void request(UUID trail, List<Draft> drafts) {
            var key = "key-" + next;
            var body = Digest.of(key.getBytes(StandardCharsets.UTF_8)).bytes();
            keyRows.add(new Object[] {log, key, body, trail, next, drafts.size(), null});
            for (int i = 0; i < drafts.size(); i++) {
                var parts = new TreeMap<>(drafts.get(i).parts());
                if (i == 0 && covered) {
                    var row = new StoredKey(
                            "payout-agent", "POST /v1/decisions", key, body, trail, next, drafts.size(), 0);
                    parts.put(StoredKey.PART, row.covered());
                }
                entry(trail, drafts.get(i).kind(), parts);
            }
        }

        private void entry(UUID trail, EntryKind kind, Map<String, byte[]> parts) {
            var commitments = new TreeMap<String, Digest>();
            parts.forEach((name, body) -> {
                var salt = new byte[Commitment.SALT_BYTES];
                random.nextBytes(salt);
                commitments.put(name, Commitment.of(salt, body));
                partRows.add(new Object[] {log, next, name, salt, body});
            });
            var before = Optional.ofNullable(heads.get(trail));
            long seq = before.map(head -> head.seq() + 1).orElse(0L);
            now += 1 + random.nextInt(1000);
            var at = Instant.EPOCH.plus(now, ChronoUnit.MICROS);
            var header = new Header(log, trail, seq, before.map(Written::leaf), kind, at, commitments).bytes();
            var leaf = MerkleTree.leafHash(header);
            leaves.add(leaf);
            entryRows.add(new Object[] {log, next, trail, seq, kind.wire(), now, header, leaf.bytes()});
            boolean redeemed = before.map(Written::redeemed).orElse(false) || kind == EntryKind.PERMIT_REDEEMED;
            var written = new Written(next, trail, seq, leaf, redeemed);
            heads.put(trail, written);
            entries.put(next, written);
            times.put(next, now);
            next++;
        }

        void write() throws SQLException {
            var tree = new BatchTree(frontier, leaves);
            long from = frontier.size();
            nodes.putAll(tree.added());
            frontier = tree.frontier();
            long size = frontier.size();
            var note = new Checkpoint(ORIGIN + "/" + log, size, frontier.root())
                    .sign(signer)
                    .encode();
            frontiers.put(size, frontier);
            notes.put(size, note);
            keyRows.forEach(row -> row[6] = size);
            insert(
                    "INSERT INTO entry (log, idx, trail, seq, kind, at, header, leaf_hash)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    entryRows);
            insert("INSERT INTO part (log, idx, name, salt, body) VALUES (?, ?, ?, ?, ?)", partRows);
            insert(INSERT_KEY, keyRows);
            for (var tile : Tile.completed(from, size)) {
                update(
                        "INSERT INTO tile (log, level, n, bytes, root) VALUES (?, ?, ?, ?, ?)",
                        log,
                        tile.level(),
                        tile.index(),
                        tile.encode(tile.nodes().stream().map(nodes::get).toList()),
                        nodes.get(new NodeAddress(8 * (tile.level() + 1), tile.index()))
                                .bytes());
            }
            update("INSERT INTO checkpoint (log, size, note) VALUES (?, ?, ?)", log, size, note);
            update(
                    "UPDATE log_head SET size = ?, frontier = ?, last_at = ?, checkpoint = ? WHERE log = ?",
                    size,
                    frontier.encode(),
                    now,
                    note,
                    log);
        }
    }

    private void insert(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
