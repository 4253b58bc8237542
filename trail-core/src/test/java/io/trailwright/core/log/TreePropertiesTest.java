package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tree against RFC 6962 taken literally ({@link NaiveTree}), for all small sizes and for seeded random batches. */
class TreePropertiesTest {

    private static final long SEED = 6962;
    private static final NaiveTree TREE = NaiveTree.of(301);

    @Test
    void theFrontierHasTheRootOfTheTreeAtEverySize() {
        // Given
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size <= 300; size++) {
            // Then
            assertEquals(size, frontier.size());
            assertEquals(TREE.root(size), frontier.root(), "root of size " + size);
            assertEquals(frontier, Frontier.decode(frontier.encode()));
            // When
            frontier = frontier.append(TREE.leaves().get(size));
        }
    }

    @Test
    void aBatchProvesEachNewLeafFromTheFrontierAndTheNewLeavesAlone() {
        Random random = new Random(SEED);
        for (int round = 0; round < 150; round++) {
            // Given
            int before = random.nextInt(300);
            int after = before + random.nextInt(301 - before);
            Frontier frontier = frontierOf(before);
            // When
            BatchTree batch = new BatchTree(frontier, TREE.leaves().subList(before, after));
            // Then
            assertEquals(frontierOf(after), batch.frontier());
            for (int index = before; index < after; index++) {
                InclusionProof proof = batch.inclusion(index);
                assertEquals(new InclusionProof(index, after, TREE.path(index, 0, after)), proof);
                proof.verify(TREE.leaves().get(index), TREE.root(after));
            }
            assertThrows(IllegalArgumentException.class, () -> batch.inclusion(before - 1));
            assertThrows(IllegalArgumentException.class, () -> batch.inclusion(after));
        }
    }

    @Test
    void whatBatchesAddedIsEverySubtreeThatIsCompleteAndServesProofsOfEverySize() {
        // Given
        Random random = new Random(SEED);
        SortedMap<NodeAddress, Digest> stored = new TreeMap<>();
        Frontier frontier = Frontier.EMPTY;
        while (frontier.size() < 300) {
            int begin = (int) frontier.size();
            int end = Math.min(300, begin + random.nextInt(40));
            BatchTree batch = new BatchTree(frontier, TREE.leaves().subList(begin, end));
            batch.added().forEach((at, hash) -> assertNull(stored.put(at, hash), at.toString()));
            frontier = batch.frontier();
        }
        // When
        TreeReader reader = TreeReader.of(stored);
        // Then
        stored.forEach((at, hash) -> {
            int begin = (int) at.index() << at.level();
            assertEquals(TREE.hash(begin, begin + (1 << at.level())), hash, at.toString());
        });
        int complete = 0;
        for (int level = 0; level < 9; level++) {
            complete += 300 >> level;
        }
        assertEquals(complete, stored.size());
        for (int size = 0; size <= 300; size++) {
            assertEquals(frontierOf(size), reader.frontier(size));
        }
    }

    @Test
    void theReaderProvesEveryLeafInEverySizeFromWhatItSaidItNeeds() {
        for (int size = 1; size <= 100; size++) {
            Digest root = TREE.root(size);
            for (int index = 0; index < size; index++) {
                // Given
                Map<NodeAddress, Digest> fetched = fetch(TreeReader.neededForInclusion(index, size), size);
                // When
                InclusionProof proof = TreeReader.of(fetched).inclusion(index, size);
                // Then
                assertEquals(TREE.path(index, 0, size), proof.path());
                proof.verify(TREE.leaves().get(index), root);
            }
        }
    }

    @Test
    void theReaderProvesConsistencyBetweenAllPairsOfSizesFromWhatItSaidItNeeds() {
        for (int to = 1; to <= 100; to++) {
            for (int from = 1; from <= to; from++) {
                // Given
                Map<NodeAddress, Digest> fetched = fetch(TreeReader.neededForConsistency(from, to), to);
                // When
                ConsistencyProof proof = TreeReader.of(fetched).consistency(from, to);
                // Then
                assertEquals(TREE.subproof(from, 0, to, true), proof.path());
                proof.verify(TREE.root(from), TREE.root(to));
            }
        }
    }

    @Test
    void anyFlippedBitRefusesAnInclusionProof() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            // Given
            int size = 1 + random.nextInt(300);
            int index = random.nextInt(size);
            Digest leaf = TREE.leaves().get(index);
            Digest root = TREE.root(size);
            InclusionProof proof = new InclusionProof(index, size, TREE.path(index, 0, size));
            // When, Then
            assertDoesNotThrow(() -> proof.verify(leaf, root));
            assertThrows(ProofException.class, () -> proof.verify(flip(leaf, random), root));
            assertThrows(ProofException.class, () -> proof.verify(leaf, flip(root, random)));
            for (List<Digest> broken : broken(proof.path(), random)) {
                assertThrows(ProofException.class, () -> new InclusionProof(index, size, broken).verify(leaf, root));
            }
            for (int other = 0; other < size; other++) {
                int wrong = other;
                if (wrong != index) {
                    assertThrows(ProofException.class, () -> new InclusionProof(wrong, size, proof.path())
                            .verify(leaf, root));
                }
            }
        }
    }

    @Test
    void anyFlippedBitRefusesAConsistencyProof() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            // Given
            int to = 1 + random.nextInt(300);
            int from = 1 + random.nextInt(to);
            Digest fromRoot = TREE.root(from);
            Digest toRoot = TREE.root(to);
            ConsistencyProof proof = new ConsistencyProof(from, to, TREE.subproof(from, 0, to, true));
            // When, Then
            assertDoesNotThrow(() -> proof.verify(fromRoot, toRoot));
            assertThrows(ProofException.class, () -> proof.verify(flip(fromRoot, random), toRoot));
            assertThrows(ProofException.class, () -> proof.verify(fromRoot, flip(toRoot, random)));
            for (List<Digest> broken : broken(proof.path(), random)) {
                assertThrows(
                        ProofException.class, () -> new ConsistencyProof(from, to, broken).verify(fromRoot, toRoot));
            }
        }
    }

    private static Frontier frontierOf(int size) {
        List<Digest> nodes = new ArrayList<>();
        int begin = 0;
        for (int leaves = 512; leaves > 0; leaves /= 2) {
            if ((size & leaves) != 0) {
                nodes.add(TREE.hash(begin, begin + leaves));
                begin += leaves;
            }
        }
        return new Frontier(size, nodes);
    }

    /** What a store would give; asking for a subtree that is not complete is a failure. */
    private static Map<NodeAddress, Digest> fetch(List<NodeAddress> needed, int size) {
        Map<NodeAddress, Digest> fetched = new TreeMap<>();
        for (NodeAddress at : needed) {
            int begin = (int) at.index() << at.level();
            int end = begin + (1 << at.level());
            assertTrue(end <= size, at + " is not complete at size " + size);
            assertNull(fetched.put(at, TREE.hash(begin, end)), at + " is asked for twice");
        }
        return fetched;
    }

    /** The path with one bit flipped in each of its hashes, one hash short, and one too long at each end. */
    private static List<List<Digest>> broken(List<Digest> path, Random random) {
        List<List<Digest>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Digest> flipped = new ArrayList<>(path);
            flipped.set(i, flip(path.get(i), random));
            all.add(flipped);
            List<Digest> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
        }
        for (int at : new int[] {0, path.size()}) {
            List<Digest> longer = new ArrayList<>(path);
            longer.add(
                    at,
                    Digest.of(ByteBuffer.allocate(8).putLong(random.nextLong()).array()));
            all.add(longer);
        }
        return all;
    }

    private static Digest flip(Digest digest, Random random) {
        byte[] bytes = digest.bytes();
        int bit = random.nextInt(256);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Digest.wrap(bytes);
    }
}
