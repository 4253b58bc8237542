package io.trailwright.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.bundle.BundleCodec;
import io.trailwright.core.bundle.BundleVerifier;
import io.trailwright.core.bundle.Verification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is done to a bundle, it is refused. */
class MutatedBundleTest extends CommandRun {

    @Test
    void partsThatAreMissingWithoutARecordedErasureAreRefused() throws IOException {
        // Given the erased entry, and not the one that records its erasure
        var bundle = new SampleBundle(true).of(1);

        // When, Then
        assertRefused(SampleBundle.with(bundle, bundle, 0, 1, 2));
    }

    @Test
    void everyByteCounts() throws IOException {
        for (boolean erased : List.of(false, true)) {
            // Given
            var bundle = BundleCodec.write(new SampleBundle(erased).of(1));
            var key = List.of(KEY);
            var before = BundleVerifier.verify(bundle, key).result();
            assertEquals(erased ? Verification.Result.ERASED : Verification.Result.OK, before);

            for (int at = 0; at < bundle.length; at++) {
                // When one bit of this byte is flipped, another one for each byte
                var flipped = bundle.clone();
                flipped[at] ^= (byte) (1 << at % 8);

                // Then
                var result = BundleVerifier.verify(flipped, key).result();
                assertEquals(Verification.Result.BROKEN, result, "byte " + at + " of " + bundle.length);
                if (at % 31 == 0) {
                    assertEquals(1, verify(flipped).exit(), "byte " + at);
                }
            }
        }
    }

    @Test
    void everyOtherValueOfEveryByteOfTheSmallestFilesCounts() {
        // Given the checkpoint and the first proof, as they stand in the file
        var bundle = BundleCodec.write(new SampleBundle(false).of(1));
        var text = new String(bundle, java.nio.charset.StandardCharsets.ISO_8859_1);
        int checkpoint = text.indexOf(SampleBundle.LOG + "\n");
        int proof = text.indexOf("c2sp.org/tlog-proof@v1");
        assertTrue(checkpoint > 0 && proof > 0);

        for (int at : positions(checkpoint, 230, proof, 150)) {
            for (int value = 1; value < 256; value += at % 2 == 0 ? 1 : 7) {
                // When
                var changed = bundle.clone();
                changed[at] ^= (byte) value;

                // Then
                assertEquals(
                        Verification.Result.BROKEN,
                        BundleVerifier.verify(changed, List.of(KEY)).result(),
                        "byte " + at);
            }
        }
    }

    private static List<Integer> positions(int a, int lengthA, int b, int lengthB) {
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < lengthA; i++) {
            positions.add(a + i);
        }
        for (int i = 0; i < lengthB; i++) {
            positions.add(b + i);
        }
        return positions;
    }

    @Test
    void cutOffExtendedAndEmptyFilesAreRefused() throws IOException {
        // Given
        var bundle = BundleCodec.write(new SampleBundle(false).of(1));

        for (int length = 0; length < bundle.length; length += 37) {
            // When, Then
            assertEquals(1, verify(Arrays.copyOf(bundle, length)).exit(), "cut to " + length);
        }
        assertEquals(1, verify(Arrays.copyOf(bundle, bundle.length - 1)).exit());
        assertEquals(1, verify(Arrays.copyOf(bundle, bundle.length + 1)).exit());
        var shifted = new byte[bundle.length + 1];
        System.arraycopy(bundle, 0, shifted, 1, bundle.length);
        assertEquals(1, verify(shifted).exit());
    }

    @Test
    void entriesDroppedDoubledReorderedOrBorrowedAreRefused() throws IOException {
        // Given two bundles of one log
        var log = new SampleBundle(false);
        var bundle = log.of(1);
        var other = log.of(2);

        // When, Then
        assertRefused(SampleBundle.with(bundle, other, 1, 2));
        assertRefused(SampleBundle.with(bundle, other, 0, 2));
        assertRefused(SampleBundle.with(bundle, other, 0, 0, 1, 2));
        assertRefused(SampleBundle.with(bundle, other, 0, 1, 1, 2));
        assertRefused(SampleBundle.with(bundle, other, 0, 2, 1));
        assertRefused(SampleBundle.with(bundle, other, 2, 1, 0));
        assertRefused(SampleBundle.with(bundle, other, 0, 1, -3));
        assertRefused(SampleBundle.with(bundle, other, 0, -2, 2));
        assertRefused(SampleBundle.with(bundle, other, -1, 1, 2));
        assertRefused(SampleBundle.with(bundle, other, -1, -2, -3));
        assertRefused(SampleBundle.with(bundle, other, 0, 1, 2, -3));
        assertRefused(SampleBundle.with(bundle, other));
    }

    @Test
    void proofsAndCheckpointsOfOtherBundlesAreRefused() throws IOException {
        // Given
        var bundle = new SampleBundle(false).of(1);
        var other = new SampleBundle(false).of(2);
        var later = new SampleBundle(true).of(1);

        // When, Then
        assertRefused(new Bundle(
                bundle.log(), bundle.trail(), bundle.entries(), other.proofs(), bundle.checkpoint(), bundle.vkey()));
        assertRefused(new Bundle(
                bundle.log(), bundle.trail(), bundle.entries(), bundle.proofs(), later.checkpoint(), bundle.vkey()));
        assertRefused(new Bundle(
                bundle.log(), other.trail(), bundle.entries(), bundle.proofs(), bundle.checkpoint(), bundle.vkey()));
        assertRefused(new Bundle(
                "globex", bundle.trail(), bundle.entries(), bundle.proofs(), bundle.checkpoint(), bundle.vkey()));
    }

    @Test
    void keyInTheBundleIsNeverTrusted() throws IOException {
        // Given a bundle that somebody else signed, and which brings the key for it
        var forged = new SampleBundle(false).of(1, SampleBundle.signer(SampleBundle.LOG, 2));

        // When, Then
        assertRefused(forged);
        assertRefused(new SampleBundle(false).of(1, SampleBundle.signer("trailwright.test/globex", 1)));
        assertRefused(new Bundle(
                forged.log(), forged.trail(), forged.entries(), forged.proofs(), forged.checkpoint(), KEY.toString()));
    }
}
