package io.trailwright.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.bundle.BundleCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The command line as a person meets it. */
class VerifyCommandTest extends CommandRun {

    @Test
    void bundleThatVerifiesIsSummedUp() throws IOException {
        // Given
        var bundle = BundleCodec.write(new SampleBundle(false).of(1));

        // When
        var ran = verify(bundle);

        // Then
        assertEquals("""
                verification: ok
                decision:     0193a4f0-0000-7000-8000-000000000001 of the log trailwright.test/acme
                as recorded:  verdict allowed, low risk
                last entry:   note.added on 22 November 2026 at 21:14:07 UTC
                entries:      3 checked: hash, order and place in the log
                parts:        6 checked against their commitments
                proofs:       3 inclusion proofs checked, in the log of 6 entries
                signatures:   1 checked, by keys that you brought
                witnesses:    not checked: you pinned none

                This proves that these entries stand in the log that was signed, unchanged and in this order.
                It does not prove that the decision has no later entries, that what a caller declared is true, that
                nothing happened which nobody reported, or that others were shown the same log: for that, witnesses
                whom the operator does not run, or `compare` with what another auditor holds.
                """, ran.out());
        assertEquals(0, ran.exit());
        assertEquals("", ran.err());
    }

    @Test
    void erasedIsNotBroken() throws IOException {
        // Given
        var bundle = new SampleBundle(true).of(1);

        // When
        var ran = verify(BundleCodec.write(bundle));

        // Then
        assertEquals(0, ran.exit(), ran.out());
        assertTrue(ran.out().startsWith("verification: erased\n"), ran.out());
        assertTrue(ran.out().contains("2 erased by a recorded decision"), ran.out());
    }

    @Test
    void keyIsLookedForAtHomeAndThenHere_andNowhereElse() throws IOException {
        // Given
        Files.write(directory.resolve("trail.zip"), BundleCodec.write(new SampleBundle(false).of(1)));
        var stranger = SampleBundle.signer(SampleBundle.LOG, 2).verifierKey() + "\n";

        // When there is no key, Then it is refused with the way to get one
        var none = run("trail.zip");
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("not from the bundle"), none.err());
        assertTrue(none.err().contains("--key FILE"), none.err());
        assertEquals("", none.out());

        // When it is in .trailwright
        place(directory.resolve(".trailwright"), KEY + "\n");
        assertEquals(0, run("trail.zip").exit());

        // When TRAILWRIGHT_HOME has one, Then that one counts
        environment.put("TRAILWRIGHT_HOME", directory.resolve("home").toString());
        assertEquals(0, run("trail.zip").exit());
        place(directory.resolve("home"), stranger);
        assertEquals(1, run("trail.zip").exit());

        // When one is named, Then only that one counts
        assertEquals(0, run("trail.zip", "--key", keys.toString()).exit());
    }

    private static void place(Path home, String content) throws IOException {
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/log.vkeys"), content);
    }

    @Test
    void whatCannotBeTriedExitsWithTwo() throws IOException {
        // Given
        Files.write(directory.resolve("trail.zip"), BundleCodec.write(new SampleBundle(false).of(1)));
        Files.writeString(directory.resolve("empty"), "# nothing\n");
        Files.writeString(directory.resolve("bad"), KEY + "\nnot a key\n");

        // When, Then
        assertEquals(2, run().exit());
        assertEquals(2, run("verify").exit());
        assertEquals(
                2, run("trail.zip", "another.zip", "--key", keys.toString()).exit());
        assertEquals(2, run("trail.zip", "--kye", keys.toString()).exit());
        assertEquals(2, run("missing.zip", "--key", keys.toString()).exit());
        assertEquals(2, run(".", "--key", keys.toString()).exit());
        assertEquals(2, run("trail.zip", "--key", "missing").exit());
        assertEquals(2, run("trail.zip", "--key", "empty").exit());
        var bad = run("trail.zip", "--key", "bad");
        assertEquals(2, bad.exit());
        assertTrue(bad.err().contains("bad, line 2: "), bad.err());
        assertEquals(0, run("--help").exit());
        assertTrue(run("--help").out().contains("Exit code:"));
    }

    @Test
    void hostileFileCannotSteerTheTerminal() throws IOException {
        // Given a zip with a file whose name is a terminal command
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes, UTF_8)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("\u001b[2Jverification: ok\n\u202e"));
            zip.write(new byte[] {1});
            zip.closeEntry();
        }

        // When
        var ran = verify(bytes.toByteArray());

        // Then
        assertEquals(1, ran.exit());
        assertFalse(ran.out().contains("\u001b") || ran.out().contains("\u202e"), ran.out());
        assertTrue(ran.out().lines().noneMatch(line -> line.startsWith("verification: ok")), ran.out());
    }
}
