package io.trailwright.reconstruction.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.bundle.BundleVerifier;
import io.trailwright.core.bundle.Verification;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import io.trailwright.reconstruction.fake.FakeLog;
import io.trailwright.reconstruction.ledger.HandedEntry;
import io.trailwright.reconstruction.ledger.HandedTrail;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log whose key was rotated: both keys are pinned, and the account names the one that has signed. */
class RotatedKeyTest {
    private final Ed25519NoteSigner before = FakeLog.signer("acme", 1);
    private final Ed25519NoteSigner after = FakeLog.signer("acme", 2);

    @Test
    void checkpointsOfBothKeysVerifyAndTheBundleCarriesTheOneThatSigned() {
        for (var pinned : List.of(
                List.of(before.verifierKey(), after.verifierKey()),
                List.of(after.verifierKey(), before.verifierKey()))) {
            for (var signer : List.of(before, after)) {
                // When
                var checked = check(signer, pinned);

                // Then
                var bundle = checked.bundle().orElseThrow();
                assertTrue(checked.report().sound(), () -> checked.report().toString());
                assertEquals(signer.verifierKey().toString(), bundle.vkey());
                assertEquals(
                        Verification.Result.OK,
                        BundleVerifier.verify(bundle, pinned).result());
                assertEquals(
                        Verification.Result.OK,
                        BundleVerifier.verify(bundle, List.of(signer.verifierKey()))
                                .result());
            }
        }
    }

    @Test
    void aKeyThatIsNotPinnedIsNotBelieved() {
        assertFalse(check(after, List.of(before.verifierKey())).report().sound());
    }

    private static TrailCheck check(Ed25519NoteSigner signer, List<VerifierKey> pinned) {
        // Given
        var id = Bench.uuid();
        var log = new FakeLog("acme", signer)
                .append(new Story(new TrailBuilder("acme", id)).proposed().entries());
        var handed = log.entries().stream()
                .<HandedEntry>map(entry -> new HandedEntry.Readable(
                        entry, log.inclusion(entry.index()).path()))
                .toList();
        return TrailCheck.of(new HandedTrail("acme", id, log.checkpoint(), handed), List.of(), pinned);
    }
}
