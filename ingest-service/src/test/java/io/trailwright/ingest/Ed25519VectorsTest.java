package io.trailwright.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.trailwright.core.log.Ed25519;
import io.trailwright.ingest.Wycheproof.Case;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Two implementations of Ed25519 are in use: the ledger signs checkpoints and signs and verifies permits with Bouncy
 * Castle, everybody verifies checkpoints with the JDK's. They must agree with each other and with Wycheproof.
 */
class Ed25519VectorsTest {

    @TestFactory
    Stream<DynamicTest> bothAcceptExactlyWhatWycheproofAccepts() {
        return Wycheproof.tests("wycheproof-ed25519-test.json", cases -> {
            assertEquals(151, cases.size());
            assertEquals(88, cases.stream().filter(Case::valid).count());
            return cases.stream()
                    .map(one -> dynamicTest(one.title(), () -> {
                        // Given
                        var key = hex(one.group().get("publicKey").get("pk").asText());
                        var message = hex(one.text("msg"));
                        var signature = hex(one.text("sig"));
                        // When, then
                        assertEquals(one.valid(), bouncyCastle(key, message, signature), "Bouncy Castle");
                        assertEquals(one.valid(), Ed25519.verifies(Ed25519.publicKey(key), message, signature), "JDK");
                    }));
        });
    }

    @Test
    void whatBouncyCastleSignsTheJdkVerifiesAndWouldHaveSignedTheSame() throws GeneralSecurityException {
        var random = new Random(8032);
        for (int round = 0; round < 100; round++) {
            // Given
            var seed = new byte[32];
            random.nextBytes(seed);
            var message = new byte[random.nextInt(300)];
            random.nextBytes(message);
            var secret = new Ed25519PrivateKeyParameters(seed, 0);
            var jdk = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            // When
            var signer = new Ed25519Signer();
            signer.init(true, secret);
            signer.update(message, 0, message.length);
            var signature = signer.generateSignature();
            // Then
            assertArrayEquals(Ed25519.sign(jdk, message), signature);
            var open = secret.generatePublicKey().getEncoded();
            assertArrayEquals(Ed25519.raw(Ed25519.publicKeyOf(jdk)), open);
            assertTrue(Ed25519.verifies(Ed25519.publicKey(open), message, signature));
        }
    }

    private static boolean bouncyCastle(byte[] key, byte[] message, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key, 0));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
