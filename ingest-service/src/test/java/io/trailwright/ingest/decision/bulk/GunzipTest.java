package io.trailwright.ingest.decision.bulk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class GunzipTest {

    private static byte[] unpack(byte[] packed, int pieceSize) {
        try (var gunzip = new Gunzip()) {
            var all = new ByteArrayOutputStream();
            for (int from = 0; from < packed.length; from += pieceSize) {
                gunzip.feed(Arrays.copyOfRange(packed, from, Math.min(packed.length, from + pieceSize)));
                for (var piece = gunzip.more(); piece != null; piece = gunzip.more()) {
                    all.writeBytes(piece);
                }
            }
            gunzip.end();
            return all.toByteArray();
        }
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whereThePiecesEndMakesNoDifference() throws IOException {
        // Given
        var bytes = random(100_000);
        var two = new ByteArrayOutputStream();
        two.writeBytes(BulkTestBase.gzip(bytes));
        two.writeBytes(BulkTestBase.gzip(new byte[0]));
        two.writeBytes(BulkTestBase.gzip(bytes));
        var twice = new ByteArrayOutputStream();
        twice.writeBytes(bytes);
        twice.writeBytes(bytes);

        for (int size : new int[] {1, 2, 7, 8192, 1 << 20}) {
            // When, Then
            assertArrayEquals(twice.toByteArray(), unpack(two.toByteArray(), size));
        }
    }

    @Test
    void aHeaderMayHaveEverythingThatTheStandardAllows() throws IOException {
        // Given
        var plain = BulkTestBase.gzip("hello".getBytes(StandardCharsets.US_ASCII));
        var packed = new ByteArrayOutputStream();
        packed.write(plain, 0, 3);
        packed.write(0x1f);
        packed.write(plain, 4, 6);
        packed.writeBytes(new byte[] {3, 0, 1, 2, 3, 'n', 0, 'c', 0});
        var crc = new CRC32();
        crc.update(packed.toByteArray());
        packed.write((int) crc.getValue() & 0xff);
        packed.write((int) (crc.getValue() >> 8) & 0xff);
        packed.write(plain, 10, plain.length - 10);

        for (int size : new int[] {1, 1000}) {
            // When, Then
            assertEquals("hello", new String(unpack(packed.toByteArray(), size), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void everyFlippedBitThatMattersAndEveryMissingByteIsNoticed() throws IOException {
        // Given
        var packed = BulkTestBase.gzip(random(300));

        for (int cut = 1; cut < packed.length; cut++) {
            var shorter = Arrays.copyOf(packed, cut);
            // When, Then
            assertEquals(
                    400,
                    assertThrows(HttpProblem.class, () -> unpack(shorter, 1000)).status());
        }
        for (int at = 10; at < packed.length; at++) {
            var changed = packed.clone();
            changed[at] ^= 4;
            // When, Then
            assertEquals(
                    400,
                    assertThrows(HttpProblem.class, () -> unpack(changed, 1000)).status(),
                    "byte " + at);
        }
    }

    @Test
    void whatUnpacksToFarTooMuchIsRefusedBeforeItIsUnpacked() throws IOException {
        // Given
        var packed = BulkTestBase.gzip(new byte[64 << 20]);

        // When
        var refused = assertThrows(HttpProblem.class, () -> unpack(packed, 1000));

        // Then
        assertEquals(413, refused.status());
    }
}
