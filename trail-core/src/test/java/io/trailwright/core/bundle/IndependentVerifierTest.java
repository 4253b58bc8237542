package io.trailwright.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trailwright.core.bundle.Verification.Result;
import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That docs/format.md is enough: docs/verify.py was written from it and shares no line with this code. Both must say
 * the same of every bundle, golden or mutated.
 */
class IndependentVerifierTest {
    private static final Path SCRIPT =
            Path.of("../docs/verify.py").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @BeforeAll
    static void pythonIsThere() {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException absent) {
            there = false;
        }
        if (!there) {
            System.err.println("SKIPPED: no python3 here, so docs/verify.py is not held against this verifier");
        }
        assumeTrue(there, "no python3: docs/verify.py is not run");
    }

    @Test
    void theGoldenBundlesHaveTheirResults() throws Exception {
        // Given
        var bundles = new LinkedHashMap<String, byte[]>();
        for (var name : List.of("1-ok", "1-erased", "1-broken", "2-ok", "2-erased", "2-broken")) {
            bundles.put(name, golden(name));
        }
        // When
        var results = results(run(bundles, "log.vkey"));
        // Then
        assertEquals(List.of("ok", "erased", "broken", "ok", "erased", "broken"), List.copyOf(results.values()));
    }

    @Test
    void aWitnessIsCountedByWhoKnowsItsKey() throws Exception {
        // Given the third signature changed, which is by a witness whose key is not pinned, and the second, whose is
        var stranger = withFalseSignature(2);
        var witness = withFalseSignature(1);
        var bundles = Map.of("honest", golden("2-ok"));
        // When, then
        assertTrue(run(bundles, "log.vkey", "witness.vkey").get(0).contains("witnesses=1"));
        assertTrue(run(bundles, "log.vkey").get(0).contains("witnesses=0"));
        assertEquals("ok", only(run(Map.of("x", stranger), "log.vkey", "witness.vkey")));
        assertEquals("broken", only(run(Map.of("x", witness), "log.vkey", "witness.vkey")));
        assertEquals("ok", only(run(Map.of("x", witness), "log.vkey")));
    }

    /** The bundle with another signature in this line of its checkpoint, written as its one encoding demands. */
    private static byte[] withFalseSignature(int line) throws IOException {
        var honest = BundleCodec.read(golden("2-ok"));
        var note = SignedNote.parse(honest.checkpoint());
        var signatures = new ArrayList<>(note.signatures());
        var signature = signatures.get(line).signature();
        signature[20] ^= 1;
        signatures.set(
                line,
                new NoteSignature(
                        signatures.get(line).name(), signatures.get(line).keyId(), signature));
        return BundleCodec.write(new Bundle(
                honest.log(),
                honest.trail(),
                honest.entries(),
                honest.proofs(),
                new SignedNote(note.text(), signatures).encode(),
                honest.vkey()));
    }

    @Test
    void noOtherKeyIsEnough() throws Exception {
        assertEquals("broken", only(run(Map.of("x", golden("2-ok")), "witness.vkey")));
    }

    @Test
    void everyMutantIsRefusedByBoth() throws Exception {
        // Given
        var mutants = new LinkedHashMap<String, byte[]>();
        for (var name : List.of("1-ok", "2-ok", "2-erased")) {
            flipInside(name, mutants);
            flipAnywhere(name, mutants);
            rearrange(name, mutants);
        }
        assertTrue(mutants.size() > 2_500, mutants.size() + " mutants");
        // When
        var results = results(run(mutants, "log.vkey"));
        // Then
        assertEquals(mutants.keySet(), results.keySet());
        mutants.forEach((name, file) -> {
            assertEquals("broken", results.get(name), name);
            var ours = BundleVerifier.verify(file, GoldenKeys.pinned()).result();
            assertEquals(Result.BROKEN, ours, name);
        });
    }

    /** One bit inside a file of the bundle, in a zip that is as sound as before. */
    private static void flipInside(String name, Map<String, byte[]> mutants) throws IOException {
        var files = PlainZip.read(golden(name));
        for (var file : files.entrySet()) {
            int step = file.getValue().length <= 32 ? 5 : 11;
            for (int at = 0; at < file.getValue().length; at += step) {
                var content = file.getValue().clone();
                content[at] ^= (byte) (1 << (at / step) % 8);
                var changed = new LinkedHashMap<>(files);
                changed.put(file.getKey(), content);
                mutants.put(name + "-" + file.getKey().replace('/', '_') + "-" + at, PlainZip.write(changed));
            }
        }
    }

    /** One bit of the zip, wherever it falls. */
    private static void flipAnywhere(String name, Map<String, byte[]> mutants) throws IOException {
        var file = golden(name);
        for (int at = 0; at < file.length; at += 97) {
            var changed = file.clone();
            changed[at] ^= (byte) (1 << at % 8);
            mutants.put(name + "-raw-" + at, changed);
        }
        mutants.put(name + "-cut", Arrays.copyOf(file, file.length - 1));
        mutants.put(name + "-long", Arrays.copyOf(file, file.length + 1));
        mutants.put(name + "-empty", new byte[0]);
    }

    /** Files dropped, added, moved and exchanged. */
    private static void rearrange(String name, Map<String, byte[]> mutants) throws IOException {
        var files = PlainZip.read(golden(name));
        var names = new ArrayList<>(files.keySet());
        for (int i = 0; i < names.size(); i++) {
            var dropped = new LinkedHashMap<>(files);
            dropped.remove(names.get(i));
            mutants.put(name + "-dropped-" + i, PlainZip.write(dropped));
            var exchanged = new LinkedHashMap<>(files);
            var other = names.get((i + 1) % names.size());
            exchanged.put(names.get(i), files.get(other));
            exchanged.put(other, files.get(names.get(i)));
            mutants.put(name + "-exchanged-" + i, PlainZip.write(exchanged));
        }
        var added = new LinkedHashMap<>(files);
        added.put("extra.txt", "hello".getBytes(UTF_8));
        mutants.put(name + "-added", PlainZip.write(added));
        Collections.reverse(names);
        var reversed = new LinkedHashMap<String, byte[]>();
        names.forEach(file -> reversed.put(file, files.get(file)));
        mutants.put(name + "-reversed", PlainZip.write(reversed));
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(GoldenTest.GOLDEN.resolve("bundles/" + name + ".zip"));
    }

    /** One line of output for each bundle, in order. */
    private List<String> run(Map<String, byte[]> bundles, String... keys) throws Exception {
        var pinned = new StringBuilder();
        for (var key : keys) {
            pinned.append(Files.readString(GoldenTest.GOLDEN.resolve(key)));
        }
        Files.writeString(directory.resolve("keys"), pinned);
        var command = new ArrayList<>(List.of("python3", "-B", SCRIPT.toString(), "keys"));
        for (var bundle : bundles.entrySet()) {
            Files.write(directory.resolve(bundle.getKey()), bundle.getValue());
            command.add(bundle.getKey());
        }
        var output = directory.resolve("output").toFile();
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        int exit = process.waitFor();
        var lines = Files.readAllLines(output.toPath());
        assertEquals(lines.stream().anyMatch(line -> line.startsWith("broken")) ? 1 : 0, exit, () -> lines.toString());
        return lines;
    }

    private static String only(List<String> lines) {
        assertEquals(1, lines.size());
        return lines.get(0).split(" ")[0];
    }

    /** Result by the bundle's name. */
    private static Map<String, String> results(List<String> lines) {
        return lines.stream()
                .collect(Collectors.toMap(
                        line -> line.substring(line.lastIndexOf(' ') + 1),
                        line -> line.split(" ")[0].toLowerCase(Locale.ROOT),
                        (a, b) -> a + b,
                        LinkedHashMap::new));
    }
}
