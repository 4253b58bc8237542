package io.trailwright.core.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theDigestOfAbcIsThatOfTheStandard() {
        // FIPS 180-4, example of SHA-256
        assertEquals(ABC, Digest.of(utf8("abc")).toString());
        assertEquals(Digest.of(utf8("abc")), Digest.ofParts(utf8("a"), new byte[0], utf8("bc")));
    }

    @Test
    void aDigestIsReadFromItsTextAndItsBytes() {
        Digest digest = Digest.parse(ABC);
        assertEquals(ABC, digest.toString());
        assertEquals(digest, Digest.wrap(digest.bytes()));
        assertEquals(digest.hashCode(), Digest.of(utf8("abc")).hashCode());
        assertNotEquals(digest, Digest.of(utf8("abd")));
    }

    @Test
    void aDigestDoesNotChangeWithTheBytesItWasMadeOf() {
        byte[] bytes = new byte[32];
        Digest digest = Digest.wrap(bytes);
        bytes[0] = 1;
        digest.bytes()[0] = 1;
        assertArrayEquals(new byte[32], digest.bytes());
    }

    @Test
    void digestsAreOrderedAsUnsignedNumbers() {
        byte[] high = new byte[32];
        high[0] = (byte) 0x80;
        byte[] low = new byte[32];
        low[0] = 0x7f;
        assertTrue(Digest.wrap(low).compareTo(Digest.wrap(high)) < 0);
        assertEquals(0, Digest.wrap(low).compareTo(Digest.wrap(low)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha512:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015add",
                "sha256:ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                " sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
            })
    void anythingElseIsNotTheTextOfADigest(String text) {
        assertThrows(IllegalArgumentException.class, () -> Digest.parse(text));
    }

    @Test
    void aDigestHasThirtyTwoBytes() {
        assertThrows(IllegalArgumentException.class, () -> Digest.wrap(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> Digest.wrap(new byte[33]));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
