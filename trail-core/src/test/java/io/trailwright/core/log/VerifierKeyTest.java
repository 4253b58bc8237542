package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.trailwright.core.Vectors;
import io.trailwright.core.log.NoteException.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifier keys in their text form, and Ed25519 against the cases of Wycheproof. */
class VerifierKeyTest {

    private static final VerifierKey PETER = VerifierKey.parse(Keys.PETER_VKEY);

    @TestFactory
    Stream<DynamicTest> ed25519IsAcceptedExactlyWhereWycheproofAcceptsIt() {
        return Vectors.tests("wycheproof-ed25519-test.json", document -> {
            Map<String, Object> file = Vectors.object(document);
            List<DynamicTest> cases = Vectors.array(file.get("testGroups")).stream()
                    .map(Vectors::object)
                    .flatMap(VerifierKeyTest::tests)
                    .toList();
            assertEquals(151, cases.size());
            return cases.stream();
        });
    }

    private static Stream<DynamicTest> tests(Map<String, Object> group) {
        byte[] raw = hex(Vectors.object(group.get("publicKey")).get("pk"));
        return Vectors.array(group.get("tests")).stream()
                .map(Vectors::object)
                .map(test -> dynamicTest(name(test), () -> {
                    // Given
                    VerifierKey key = VerifierKey.of("wycheproof", raw);
                    // When
                    boolean accepted = key.verifies(hex(test.get("msg")), hex(test.get("sig")));
                    // Then
                    assertEquals(test.get("result").equals("valid"), accepted);
                }));
    }

    private static String name(Map<String, Object> test) {
        return test.get("tcId") + " " + test.get("comment");
    }

    @Test
    void aKeyIsWrittenAsItWasRead() {
        assertEquals(Keys.PETER_VKEY, PETER.toString());
        assertEquals("PeterNeumann", PETER.name());
        assertEquals(0xc74f20a3, PETER.keyId());
        assertEquals(PETER, VerifierKey.of("PeterNeumann", PETER.publicKey()));
        assertEquals(
                PETER.hashCode(),
                VerifierKey.of("PeterNeumann", PETER.publicKey()).hashCode());
        assertNotEquals(PETER, VerifierKey.of("EnochRoot", PETER.publicKey()));
        assertNotEquals(PETER, VerifierKey.parse(Keys.ENOCH_VKEY));
    }

    @Test
    void noPartOfAKeyAndNoMangledKeyIsAKey() {
        for (int begin = 0; begin <= Keys.PETER_VKEY.length(); begin++) {
            for (int end = begin; end <= Keys.PETER_VKEY.length(); end++) {
                String part = Keys.PETER_VKEY.substring(begin, end);
                if (!part.equals(Keys.PETER_VKEY)) {
                    SignedNoteTest.refused(Reason.MALFORMED, () -> VerifierKey.parse(part));
                }
            }
        }
        for (int i = 0; i < Keys.PETER_VKEY.length(); i++) {
            StringBuilder mangled = new StringBuilder(Keys.PETER_VKEY);
            mangled.setCharAt(i, (char) (mangled.charAt(i) + 1));
            SignedNoteTest.refused(Reason.MALFORMED, () -> VerifierKey.parse(mangled.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                " PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void aKeyOfAnotherFormLengthOrTypeIsRefused(String vkey) {
        SignedNoteTest.refused(Reason.MALFORMED, () -> VerifierKey.parse(vkey));
    }

    @Test
    void bytesThatAreNoPointOfTheCurveAreNoKey() {
        byte[] notOnCurve = hex("0200000000000000000000000000000000000000000000000000000000000000");
        byte[] notCanonical = hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        assertThrows(IllegalArgumentException.class, () -> VerifierKey.of("a", notOnCurve));
        byte[] minusZero = hex("0100000000000000000000000000000000000000000000000000000000000080");
        assertThrows(IllegalArgumentException.class, () -> VerifierKey.of("a", notCanonical));
        assertThrows(IllegalArgumentException.class, () -> VerifierKey.of("a", minusZero));
        assertThrows(IllegalArgumentException.class, () -> VerifierKey.of("a", new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> VerifierKey.of("a", new byte[33]));
        assertThrows(NoteException.class, () -> VerifierKey.of("a+b", PETER.publicKey()));
    }

    @Test
    void thePublicKeyIsDerivedFromThePrivateOne() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        for (int round = 0; round < 50; round++) {
            // Given
            KeyPair pair = generator.generateKeyPair();
            // When
            byte[] raw = Ed25519.raw(Ed25519.publicKeyOf(pair.getPrivate()));
            // Then: the last 32 bytes of the X.509 form are the key (RFC 8410, section 4)
            byte[] encoded = pair.getPublic().getEncoded();
            assertArrayEquals(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length), raw);
            assertEquals(pair.getPublic(), Ed25519.publicKey(raw));
        }
    }

    @Test
    void keysOfOtherKindsAreRefused() throws GeneralSecurityException {
        for (String other : new String[] {"Ed448", "EC"}) {
            KeyPair pair = KeyPairGenerator.getInstance(other).generateKeyPair();
            assertThrows(IllegalArgumentException.class, () -> Ed25519.raw(pair.getPublic()));
            assertThrows(IllegalArgumentException.class, () -> new Ed25519NoteSigner("a", pair.getPrivate()));
            assertThrows(IllegalArgumentException.class, () -> Ed25519.sign(pair.getPrivate(), new byte[1]));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Ed25519.verifies(pair.getPublic(), new byte[1], new byte[64]));
        }
    }

    private static byte[] hex(Object text) {
        return HexFormat.of().parseHex(text.toString());
    }
}
