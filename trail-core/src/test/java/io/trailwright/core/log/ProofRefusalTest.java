package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.entry.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What proofs, frontiers and readers refuse, and that they say what was expected and what was found. */
class ProofRefusalTest {

    private static final NaiveTree TREE = NaiveTree.of(7);
    private static final Digest ROOT = TREE.root();
    private static final Digest LEAF = TREE.leaves().get(4);

    @Test
    void hashesAreThoseOfTheReferenceTree() {
        // Given: the tree of one empty leaf, and the empty tree (RFC 6962, section 2.1.1)
        Digest leaf = MerkleTree.leafHash(new byte[0]);
        // Then
        assertEquals("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", hex(leaf));
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hex(MerkleTree.emptyRoot()));
        assertEquals(
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                hex(MerkleTree.nodeHash(leaf, MerkleTree.leafHash(new byte[] {0}))));
    }

    @Test
    void aProofOfAnotherRootTellsBothRoots() {
        // Given
        InclusionProof proof = new InclusionProof(4, 7, TREE.path(4, 0, 7));
        Digest other = Digest.of(new byte[] {7});
        // When
        ProofException refusal = assertThrows(ProofException.class, () -> proof.verify(LEAF, other));
        // Then
        assertEquals(Optional.of(other), refusal.expected());
        assertEquals(Optional.of(ROOT), refusal.actual());
        assertEquals(
                "root of size 7 from leaf 4: expected " + other + ", but the proof leads to " + ROOT,
                refusal.getMessage());
    }

    @Test
    void aMalformedInclusionProofSaysWhatIsWrong() {
        List<Digest> path = TREE.path(4, 0, 7);
        refused("inclusion proof: index 7 is not in a tree of size 7", () -> new InclusionProof(7, 7, path));
        refused("inclusion proof: index -1 is not in a tree of size 7", () -> new InclusionProof(-1, 7, path));
        refused("inclusion proof: index 0 is not in a tree of size 0", () -> new InclusionProof(0, 0, List.of()));
        refused(
                "inclusion proof: too few hashes (2) for index 4 in a tree of size 7",
                () -> new InclusionProof(4, 7, path.subList(0, 2)).verify(LEAF, ROOT));
        refused(
                "inclusion proof: too many hashes (4) for index 4 in a tree of size 7",
                () -> new InclusionProof(4, 7, and(path, ROOT)).verify(LEAF, ROOT));
        refused(
                "inclusion proof: at most 63 hashes, not 64",
                () -> new InclusionProof(0, Long.MAX_VALUE, Collections.nCopies(64, ROOT)));
    }

    @Test
    void aMalformedConsistencyProofSaysWhatIsWrong() {
        List<Digest> path = TREE.subproof(3, 0, 7, true);
        Digest three = TREE.root(3);
        refused("consistency proof: no proof from size 0 to size 7", () -> new ConsistencyProof(0, 7, List.of()));
        refused("consistency proof: no proof from size 8 to size 7", () -> new ConsistencyProof(8, 7, path));
        refused("consistency proof: no proof from size -8 to size -7", () -> new ConsistencyProof(-8, -7, path));
        refused(
                "consistency proof: too few hashes (0) from size 3 to size 7",
                () -> new ConsistencyProof(3, 7, List.of()).verify(three, ROOT));
        refused(
                "consistency proof: too few hashes (3) from size 3 to size 7",
                () -> new ConsistencyProof(3, 7, path.subList(0, 3)).verify(three, ROOT));
        refused(
                "consistency proof: too many hashes (5) from size 3 to size 7",
                () -> new ConsistencyProof(3, 7, and(path, ROOT)).verify(three, ROOT));
        refused(
                "consistency proof: too many hashes (1) from size 7 to size 7",
                () -> new ConsistencyProof(7, 7, List.of(ROOT)).verify(ROOT, ROOT));
        refused(
                "consistency proof: at most 64 hashes, not 65",
                () -> new ConsistencyProof(1, 7, Collections.nCopies(65, ROOT)));
    }

    @Test
    void theLargestTreesThatFitAreProvenWithoutOverflow() {
        // Given: a tree of 2^63 - 1 leaves in which all complete subtrees of a level are alike
        List<Digest> levels = new ArrayList<>(List.of(LEAF));
        while (levels.size() < 63) {
            Digest below = levels.get(levels.size() - 1);
            levels.add(MerkleTree.nodeHash(below, below));
        }
        TreeReader reader = new TreeReader((level, index) -> levels.get(level));
        long size = Long.MAX_VALUE;
        // When
        Digest root = reader.frontier(size).root();
        // Then
        for (long index : new long[] {0, 1, size / 2, size - 2, size - 1}) {
            reader.inclusion(index, size).verify(LEAF, root);
        }
        for (long from : new long[] {1, 2, 3, size / 2, size / 2 + 1, size / 2 + 2, size - 1, size}) {
            reader.consistency(from, size).verify(reader.frontier(from).root(), root);
        }
        assertThrows(ArithmeticException.class, () -> reader.frontier(size).append(LEAF));
    }

    @Test
    void aReaderRefusesWhatNoTreeHasAndNamesWhatWasNotFetched() {
        TreeReader reader = TreeReader.of(Map.of());
        assertThrows(IllegalArgumentException.class, () -> TreeReader.neededForInclusion(7, 7));
        assertThrows(IllegalArgumentException.class, () -> TreeReader.neededForInclusion(-1, 7));
        assertThrows(IllegalArgumentException.class, () -> TreeReader.neededForConsistency(0, 7));
        assertThrows(IllegalArgumentException.class, () -> TreeReader.neededForConsistency(8, 7));
        assertThrows(IllegalArgumentException.class, () -> TreeReader.neededForFrontier(-1));
        assertThrows(IllegalArgumentException.class, () -> reader.inclusion(7, 7));
        assertThrows(IllegalArgumentException.class, () -> reader.consistency(8, 7));
        assertThrows(IllegalArgumentException.class, () -> new NodeAddress(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new NodeAddress(63, 0));
        assertThrows(IllegalArgumentException.class, () -> new NodeAddress(0, -1));
        assertThrows(IllegalArgumentException.class, () -> new NodeAddress(62, 1));
        IllegalStateException missing = assertThrows(IllegalStateException.class, () -> reader.inclusion(4, 7));
        assertEquals("no hash at level 0, index 5", missing.getMessage());
    }

    @Test
    void aFrontierIsReadOnlyFromExactlyItsBytes() {
        // Given
        byte[] encoded = new BatchTree(Frontier.EMPTY, TREE.leaves()).frontier().encode();
        // Then
        assertEquals(8 + 3 * 32, encoded.length);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 0, 0, 7}, Arrays.copyOf(encoded, 8));
        assertArrayEquals(new byte[8], Frontier.EMPTY.encode());
        for (int length = 0; length < encoded.length; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThrows(IllegalArgumentException.class, () -> Frontier.decode(cut));
        }
        byte[] longer = Arrays.copyOf(encoded, encoded.length + 32);
        assertThrows(IllegalArgumentException.class, () -> Frontier.decode(longer));
        byte[] negative = encoded.clone();
        negative[0] = (byte) 0x80;
        assertThrows(IllegalArgumentException.class, () -> Frontier.decode(negative));
        assertThrows(IllegalArgumentException.class, () -> new Frontier(-1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Frontier(3, List.of(ROOT)));
    }

    private static void refused(String message, Executable proof) {
        ProofException refusal = assertThrows(ProofException.class, proof);
        assertEquals(message, refusal.getMessage());
        assertEquals(Optional.empty(), refusal.expected());
        assertEquals(Optional.empty(), refusal.actual());
    }

    private static List<Digest> and(List<Digest> path, Digest more) {
        List<Digest> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }

    private static String hex(Digest digest) {
        return HexFormat.of().formatHex(digest.bytes());
    }
}
