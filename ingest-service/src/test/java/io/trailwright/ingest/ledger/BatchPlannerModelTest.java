package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.Tile;
import io.trailwright.core.log.TreeReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random batches against a store of maps: whatever is recorded is proven, at once and later, across two levels of tiles. */
class BatchPlannerModelTest {

    private final BatchPlanner planner = new BatchPlanner((log, size, root) -> size + " " + root);
    private final List<Digest> leaves = new ArrayList<>();
    private final Map<NodeAddress, byte[]> tiles = new HashMap<>();
    private final Map<NodeAddress, Digest> roots = new HashMap<>();
    private final List<Digest> rootsBySize = new ArrayList<>(List.of(Frontier.EMPTY.root()));
    private LogHead head = LogHead.empty("acme");

    @ParameterizedTest
    @CsvSource({"1, 66500", "2, 3000", "3, 1500"})
    void whateverIsRecordedIsProvenFromWhatIsStored(long seed, int entries) {
        // Given
        Random random = new Random(seed);
        Frontier expected = Frontier.EMPTY;
        // When
        while (leaves.size() < entries) {
            BatchPlan plan = planner.plan(context(), batch(random), Instant.EPOCH, new byte[0]);
            store(plan);
            for (EntryRow row : plan.rows()) {
                expected = expected.append(row.leafHash());
                rootsBySize.add(expected.root());
            }
            assertEquals(expected, plan.after().frontier());
            proveOne(plan, random);
        }
        // Then
        assertEquals(Tile.completed(0, leaves.size()).size(), tiles.size());
        assertEquals(entries > 65_536, tiles.containsKey(new NodeAddress(1, 0)));
        for (int i = 0; i < 200; i++) {
            long size = 1 + random.nextInt(leaves.size());
            long index = random.nextInt((int) size);
            prove(index, size);
        }
    }

    /** As the store reads it: from the beginning of each tile that is not full. */
    private BatchContext context() {
        Map<NodeAddress, Digest> edge = new HashMap<>();
        for (long i = head.size() / 256 * 256; i < head.size(); i++) {
            edge.put(new NodeAddress(0, i), leaves.get((int) i));
        }
        for (long i = (head.size() >>> 16) * 256; i < head.size() >>> 8; i++) {
            NodeAddress at = new NodeAddress(8, i);
            edge.put(at, roots.get(at));
        }
        return new BatchContext(head, Map.of(), Map.of(), edge);
    }

    private static List<AppendRequest> batch(Random random) {
        return IntStream.range(0, 1 + random.nextInt(120))
                .mapToObj(i -> new AppendRequest(
                        "acme",
                        new UUID(random.nextLong(), random.nextLong()),
                        Optional.empty(),
                        Optional.empty(),
                        IntStream.range(0, 1 + random.nextInt(32))
                                .mapToObj(j -> new EntryDraft(EntryKind.NOTE_ADDED, List.of()))
                                .toList()))
                .toList();
    }

    private void store(BatchPlan plan) {
        plan.rows().forEach(row -> {
            assertEquals(leaves.size(), row.index());
            leaves.add(row.leafHash());
        });
        plan.tiles().forEach(tile -> {
            assertArrayEquals(
                    tile.bytes(), tiles.computeIfAbsent(new NodeAddress(tile.level(), tile.n()), at -> tile.bytes()));
            roots.put(new NodeAddress(8 * (tile.level() + 1), tile.n()), tile.root());
        });
        head = plan.after();
    }

    private void proveOne(BatchPlan plan, Random random) {
        EntryRow row = plan.rows().get(random.nextInt(plan.rows().size()));
        prove(row.index(), plan.after().size());
    }

    private void prove(long index, long size) {
        InclusionProof proof = tree(TreeReader.neededForInclusion(index, size)).inclusion(index, size);
        proof.verify(leaves.get((int) index), rootsBySize.get((int) size));
    }

    private TreeReader tree(List<NodeAddress> needed) {
        NodePlan plan = new NodePlan(needed, head.size());
        assertTrue(plan.tiles().size() <= 8 && plan.singles().size() <= 3 * 255, "a proof is made of few rows");
        Map<NodeAddress, byte[]> read = new HashMap<>();
        plan.tiles().forEach(at -> read.put(at, tiles.get(at)));
        Map<NodeAddress, Digest> singles = new HashMap<>();
        plan.singles().forEach(at -> singles.put(at, at.level() == 0 ? leaves.get((int) at.index()) : roots.get(at)));
        return TreeReader.of(plan.resolve(read, singles));
    }
}
