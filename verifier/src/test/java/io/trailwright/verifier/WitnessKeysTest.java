package io.trailwright.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.bundle.BundleCodec;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Witnesses are counted by keys that the verifying party brings, and demanded where it says so. */
class WitnessKeysTest extends CommandRun {
    private final Cosigner one = cosigner("one.example");
    private final Cosigner two = cosigner("two.example");

    private static Cosigner cosigner(String name) {
        try {
            return new Cosigner(
                    name,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bundle cosigned(Cosigner... cosigners) {
        var bundle = new SampleBundle(false).of(1);
        var note = SignedNote.parse(bundle.checkpoint());
        for (var cosigner : cosigners) {
            var cosignature = cosigner.cosign(Checkpoint.parse(note.text()), 1_795_676_069);
            note = note.with(List.of(cosignature.line(cosigner.key())));
        }
        return new Bundle(
                bundle.log(), bundle.trail(), bundle.entries(), bundle.proofs(), note.encode(), bundle.vkey());
    }

    private Ran verify(Bundle bundle, String... more) throws IOException {
        Files.write(directory.resolve("trail.zip"), BundleCodec.write(bundle));
        Files.writeString(directory.resolve("one.vkey"), one.key() + "\n");
        Files.writeString(directory.resolve("two.vkey"), "# the second\n" + two.key() + "\n");
        var args = new ArrayList<>(List.of("trail.zip", "--key", keys.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private static void says(String line, Ran ran) {
        assertTrue(ran.out().contains("\n" + line + "\n"), ran.out() + ran.err());
    }

    @Test
    void withoutPinnedKeysNothingIsClaimed() throws IOException {
        var ran = verify(cosigned(one));
        assertEquals(0, ran.exit());
        says("witnesses:    not checked: you pinned none", ran);
        assertEquals(2, verify(cosigned(one), "--witnesses", "1").exit());
    }

    @Test
    void pinnedWitnessesAreNamedWithTheirTimes() throws IOException {
        var ran = verify(cosigned(two), "--witness-key", "one.vkey", "--witness-key", "two.vkey", "--witnesses", "1");
        assertEquals(0, ran.exit(), ran.out());
        says("witnesses:    1 of 2 that you pinned cosigned: two.example on 26 November 2026 at 06:54:29 UTC", ran);
        says("signatures:   2 checked, by keys that you brought", ran);
    }

    @Test
    void noneOfThemIsSaidToo() throws IOException {
        var ran = verify(cosigned(), "--witness-key", "one.vkey");
        assertEquals(0, ran.exit());
        says("witnesses:    0 of 1 that you pinned cosigned: not witnessed", ran);
    }

    @Test
    void fewerThanDemandedIsRefused() throws IOException {
        var ran = verify(cosigned(one), "--witness-key", "one.vkey", "--witness-key", "two.vkey", "--witnesses", "2");
        assertEquals(1, ran.exit());
        assertTrue(
                ran.out().startsWith("verification: unwitnessed\nfirst problem: checkpoint: is cosigned by 1 of 2"),
                ran.out());
    }

    @Test
    void theUsualPlaceIsLookedIn() throws IOException {
        Files.createDirectories(directory.resolve(".trailwright/keys"));
        Files.writeString(directory.resolve(".trailwright/keys/witness.vkeys"), one.key() + "\n");
        says(
                "witnesses:    1 of 1 that you pinned cosigned: one.example on 26 November 2026 at 06:54:29 UTC",
                verify(cosigned(one)));
    }

    @Test
    void whatCannotBeDemandedIsNotTried() throws IOException {
        for (var more : List.of(
                List.of("--witness-key", "one.vkey", "--witnesses", "2"),
                List.of("--witness-key", "one.vkey", "--witness-key", "one.vkey"),
                List.of("--witness-key", "log.vkeys"),
                List.of("--witness-key", "absent"),
                List.of("--witness-key", "one.vkey", "--witnesses", "-1"))) {
            assertEquals(2, verify(cosigned(one), more.toArray(String[]::new)).exit(), more.toString());
        }
    }
}
