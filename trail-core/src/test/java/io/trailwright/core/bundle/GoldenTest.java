package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.trailwright.core.bundle.Verification.Problem;
import io.trailwright.core.bundle.Verification.Result;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Header;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.EntryBundle;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.Tile;
import io.trailwright.core.log.TlogProof;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The formats are for ever: what was written once is read, and what is written today is the same byte for byte. */
class GoldenTest {
    static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path PRODUCED = Path.of("target/golden");
    private static final Set<String> ABOUT = Set.of("README.md", "SHA256SUMS", ".gitattributes");
    private static final List<VerifierKey> KEYS =
            List.of(VerifierKey.parse(text("log.vkey").strip()));

    /** The file, or nothing where it is absent: then the comparison says so. */
    private static byte[] golden(String name) {
        try {
            return Files.isRegularFile(GOLDEN.resolve(name)) ? Files.readAllBytes(GOLDEN.resolve(name)) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        return new String(golden(name), UTF_8);
    }

    private static List<String[]> lines(String name) {
        return text(name).lines().map(line -> line.split(" ")).toList();
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenTodayIsTheGoldenFile() {
        return GoldenFiles.all().entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> {
                    var produced = PRODUCED.resolve(file.getKey());
                    Files.createDirectories(produced.getParent());
                    Files.write(produced, file.getValue());
                    assertArrayEquals(
                            golden(file.getKey()),
                            file.getValue(),
                            "formats are for ever: " + produced + " is not the golden file");
                }));
    }

    @Test
    void noGoldenFileWasChangedAddedOrLost() throws IOException {
        // Given
        var sums = new TreeMap<String, String>();
        text("SHA256SUMS").lines().forEach(line -> sums.put(line.substring(66), "sha256:" + line.substring(0, 64)));
        // When
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(GOLDEN)) {
            files.filter(Files::isRegularFile)
                    .map(file -> GOLDEN.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !ABOUT.contains(name))
                    .forEach(name -> found.put(name, Digest.of(golden(name)).toString()));
        }
        // Then
        assertEquals(sums, found);
        assertEquals(new TreeSet<>(GoldenFiles.all().keySet()), new TreeSet<>(found.keySet()));
    }

    @Test
    void everyBundleStillHasItsResult() {
        assertEquals(
                new Verification(Result.OK, 6, 12, 0, 6, 1, Optional.empty(), List.of(), Optional.empty()),
                verify("1-ok"));
        assertEquals(
                new Verification(Result.ERASED, 7, 11, 2, 7, 1, Optional.empty(), List.of(), Optional.empty()),
                verify("1-erased"));
        assertEquals(
                new Verification(
                        Result.BROKEN,
                        3,
                        8,
                        0,
                        2,
                        1,
                        Optional.empty(),
                        List.of(),
                        Optional.of(new Problem("entry 2 (index 7)", "part statement is not what was committed to"))),
                verify("1-broken"));
        assertEquals(
                new Verification(Result.OK, 6, 12, 0, 6, 1, Optional.empty(), List.of(), Optional.empty()),
                verify("2-ok"));
        assertEquals(
                new Verification(Result.ERASED, 7, 11, 2, 7, 1, Optional.empty(), List.of(), Optional.empty()),
                verify("2-erased"));
        assertEquals(
                new Verification(
                        Result.BROKEN,
                        3,
                        7,
                        0,
                        2,
                        1,
                        Optional.empty(),
                        List.of(),
                        Optional.of(new Problem(
                                "entry 2 (index 7)",
                                "part reviewer is missing, and no entry says that it was erased"))),
                verify("2-broken"));
    }

    private static Verification verify(String bundle) {
        return BundleVerifier.verify(golden("bundles/" + bundle + ".zip"), KEYS);
    }

    @Test
    void theBundlesOfBothFormatsHoldTheSameTrail() {
        var first = BundleCodec.read(golden("bundles/1-erased.zip"));
        var second = BundleCodec.read(golden("bundles/2-erased.zip"));
        assertEquals(first.proofs(), second.proofs());
        assertEquals(first.checkpoint(), second.checkpoint());
        assertEquals(
                first.entries().stream().map(entry -> entry.leafHash()).toList(),
                second.entries().stream().map(entry -> entry.leafHash()).toList());
    }

    @Test
    void theHeaderAndItsPartsAreStillRead() {
        var bytes = golden("entry/header.json");
        var header = Header.parse(bytes);
        assertArrayEquals(bytes, header.bytes());
        assertEquals(text("entry/leaf-hash.txt"), MerkleTree.leafHash(bytes) + "\n");
        var commitments = lines("entry/parts.txt").stream()
                .collect(Collectors.toMap(
                        part -> part[0],
                        part -> Commitment.of(
                                HexFormat.of().parseHex(part[1]),
                                Base64.getDecoder().decode(part[3]))));
        assertEquals(header.parts(), commitments);
        assertEquals(
                header.parts(),
                lines("entry/parts.txt").stream()
                        .collect(Collectors.toMap(part -> part[0], part -> Digest.parse(part[2]))));
    }

    @Test
    void theTreeStillHasItsRoots() {
        var leaves = leaves();
        var roots = lines("log/roots.txt");
        assertEquals(300, roots.size());
        var frontier = Frontier.EMPTY;
        for (int i = 0; i < 300; i++) {
            frontier = Frontier.decode(frontier.append(leaves.get(i)).encode());
            assertEquals(roots.get(i)[0], Integer.toString(i + 1));
            assertEquals(Digest.parse(roots.get(i)[1]), frontier.root());
        }
    }

    @Test
    void tilesAndEntryBundlesAreStillRead() {
        var leaves = leaves();
        assertEquals(leaves.subList(0, 256), tile("tile/0/000"));
        assertEquals(leaves.subList(256, 300), tile("tile/0/001.p/44"));
        assertEquals(List.of(Digest.parse(lines("log/roots.txt").get(255)[1])), tile("tile/1/000.p/1"));
        var entries = Stream.of("tile/entries/000", "tile/entries/001.p/44")
                .flatMap(path -> EntryBundle.parse(path).decode(golden("log/" + path)).stream())
                .map(MerkleTree::leafHash)
                .toList();
        assertEquals(leaves, entries);
    }

    private static List<Digest> tile(String path) {
        return Tile.parse(path).decode(golden("log/" + path));
    }

    @Test
    void checkpointsAndProofsAreStillBelieved() {
        var leaves = leaves();
        var roots = roots();
        var head = Checkpoint.open(text("log/checkpoint"), KEYS);
        assertEquals(new Checkpoint("trailwright.example/acme", 300, roots.get(300L)), head);
        assertEquals(head, Checkpoint.open(text("log/checkpoint-witnessed"), KEYS));
        for (var proof : lines("log/inclusion.txt")) {
            long index = Long.parseLong(proof[0]);
            long size = Long.parseLong(proof[1]);
            new InclusionProof(index, size, path(proof)).verify(leaves.get((int) index), roots.get(size));
        }
        for (var proof : lines("log/consistency.txt")) {
            long from = Long.parseLong(proof[0]);
            long to = Long.parseLong(proof[1]);
            new ConsistencyProof(from, to, path(proof)).verify(roots.get(from), roots.get(to));
        }
        for (var name : List.of("log/entry-123.tlog-proof", "log/entry-123-extra.tlog-proof")) {
            var proof = TlogProof.parse(golden(name));
            assertEquals(head, proof.verify(leaves.get(123), KEYS));
            assertEquals(text(name), proof.encode());
        }
        assertTrue(TlogProof.parse(golden("log/entry-123-extra.tlog-proof"))
                .extra()
                .isPresent());
    }

    private static List<Digest> leaves() {
        return text("log/leaf-hashes.txt").lines().map(Digest::parse).toList();
    }

    private static Map<Long, Digest> roots() {
        return lines("log/roots.txt").stream()
                .collect(Collectors.toMap(line -> Long.parseLong(line[0]), line -> Digest.parse(line[1])));
    }

    private static List<Digest> path(String[] proof) {
        return Arrays.stream(proof)
                .skip(2)
                .map(hash -> Digest.wrap(Base64.getDecoder().decode(hash)))
                .toList();
    }
}
