package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import io.trailwright.core.log.TreeReader;
import io.trailwright.testing.PostgresResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The boundary at 65,536 entries, on a log whose past is 255 tiles of random hashes: it needs no 65,280 entries. */
@QuarkusTest
class LedgerTileOfTilesTest extends LedgerTestBase {

    private static final int PAST = 255 * 256;

    @Inject
    LogKeys keys;

    @Test
    void theTileOfTilesIsWrittenWhenItIsFullAndProofsGoThroughIt() throws SQLException {
        // Given
        String real = log;
        log = log + "-old";
        List<Digest> leaves = randomLeaves();
        BatchTree past = new BatchTree(Frontier.EMPTY, leaves);
        store(past);
        // When
        Checkpoint before = open(append(newTrail(notes(10))).checkpoint());
        Crowd.run(12, caller -> () -> append(newTrail(notes(30))));
        // Then
        Checkpoint now = open(await(ledger.checkpoint(log)).orElseThrow());
        assertEquals(PAST + 370, now.size());
        assertTileOfTiles(past);
        for (long index : new long[] {0, 5, 255, 256, PAST - 1}) {
            for (long size : new long[] {now.size(), PAST + 1, PAST, 60_000}) {
                if (index < size) {
                    List<Digest> path =
                            await(ledger.inclusionProof(log, index, size)).orElseThrow();
                    new InclusionProof(index, size, path).verify(leaves.get((int) index), root(past, size, now));
                }
            }
        }
        List<Digest> growth =
                await(ledger.consistencyProof(log, before.size(), now.size())).orElseThrow();
        new ConsistencyProof(before.size(), now.size(), growth).verify(before.root(), now.root());
        log = real;
    }

    private Digest root(BatchTree past, long size, Checkpoint now) {
        if (size == now.size()) {
            return now.root();
        }
        Frontier tree = TreeReader.of(past.added()).frontier(Math.min(size, PAST));
        if (size > PAST) {
            for (Entry entry :
                    await(ledger.feed(log, PAST - 1, (int) (size - PAST))).entries()) {
                tree = tree.append(entry.leafHash());
            }
        }
        return tree.root();
    }

    private static List<Digest> randomLeaves() {
        Random random = new Random(255);
        List<Digest> leaves = new ArrayList<>(PAST);
        for (int i = 0; i < PAST; i++) {
            byte[] hash = new byte[Digest.LENGTH];
            random.nextBytes(hash);
            leaves.add(Digest.wrap(hash));
        }
        return leaves;
    }

    private void store(BatchTree past) throws SQLException {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var head = connection.prepareStatement("INSERT INTO log_head VALUES (?, ?, ?, 0, ?)");
                var tile = connection.prepareStatement("INSERT INTO tile VALUES (?, 0, ?, ?, ?)")) {
            head.setString(1, log);
            head.setLong(2, PAST);
            head.setBytes(3, past.frontier().encode());
            head.setString(4, keys.sign(log, PAST, past.frontier().root()));
            head.execute();
            Map<NodeAddress, Digest> nodes = past.added();
            for (Tile full : Tile.completed(0, PAST)) {
                tile.setString(1, log);
                tile.setLong(2, full.index());
                tile.setBytes(
                        3, full.encode(full.nodes().stream().map(nodes::get).toList()));
                tile.setBytes(4, nodes.get(new NodeAddress(8, full.index())).bytes());
                tile.addBatch();
            }
            tile.executeBatch();
        }
    }

    private void assertTileOfTiles(BatchTree past) throws SQLException {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var select = connection.prepareStatement(
                        "SELECT t.bytes, l.root FROM tile t, tile l WHERE t.log = ? AND t.level = 1 AND t.n = 0"
                                + " AND l.log = t.log AND l.level = 0 AND l.n = 255")) {
            select.setString(1, log);
            try (var row = select.executeQuery()) {
                assertTrue(row.next(), "there are the 256th tile and the tile of tiles");
                Tile tile = new Tile(1, 0, Tile.FULL);
                List<Digest> expected = new ArrayList<>();
                for (int i = 0; i < 255; i++) {
                    expected.add(past.added().get(new NodeAddress(8, i)));
                }
                expected.add(Digest.wrap(row.getBytes("root")));
                assertArrayEquals(tile.encode(expected), row.getBytes("bytes"));
            }
        }
    }

    private Checkpoint open(String note) {
        return Checkpoint.open(note, List.of(keys.verifierKey(log)));
    }
}
