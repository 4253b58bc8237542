package io.trailwright.ingest.permit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.ingest.TestKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermitSignerTest {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    /** RFC 8037, appendix A.1 and A.3: the key and its thumbprint. */
    private static final String RFC_8037_SEED = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    private final PermitKey key = PermitKey.load(TestKeys.newKeyFile());
    private final PermitSigner signer = new PermitSigner(key, List.of());
    private final PermitToken token =
            new PermitToken(Json.object().put("jti", "1").put("log", "acme").build());

    @Test
    void theKeyIsNamedByItsThumbprint() {
        // Given
        var der = new ByteArrayOutputStream();
        der.writeBytes(HexFormat.of().parseHex("302e020100300506032b657004220420"));
        der.writeBytes(Base64.getUrlDecoder().decode(RFC_8037_SEED));
        var pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der.toByteArray())
                + "\n-----END PRIVATE KEY-----\n";

        // When
        var known = PermitKey.parse(pem);

        // Then
        assertEquals(
                "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", known.verifier().id());
        assertEquals(
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                known.verifier().jwk().string("x"));
        assertFalse(known.toString().contains(RFC_8037_SEED));
    }

    @Test
    void theSamePermitIsSignedByteForByteTheSame() {
        assertEquals(signer.sign(token), signer.sign(token));
        assertEquals(Optional.of(token), signer.verify(signer.sign(token)));
    }

    @Test
    void aPermitOfARetiredKeyVerifiesAsLongAsTheKeyIsListed() {
        // Given
        var compact = signer.sign(token);
        var retired = PermitVerifier.retired(key.verifier().x());
        var next = PermitKey.load(TestKeys.newKeyFile());

        // When
        var rotated = new PermitSigner(next, List.of(retired));

        // Then
        assertEquals(Optional.of(token), rotated.verify(compact));
        assertEquals(Optional.of(token), rotated.verify(rotated.sign(token)));
        assertFalse(rotated.sign(token).equals(compact), "signed by the new key");
        assertEquals(Optional.empty(), new PermitSigner(next, List.of()).verify(compact), "the control");
        assertEquals(Optional.empty(), signer.verify(rotated.sign(token)));
    }

    @Test
    void aRetiredKeyThatIsNotOneStopsTheStartAndNamesTheSetting() {
        for (var x : List.of("", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "AAAA")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> PermitVerifier.retired(x));
            assertTrue(refused.getMessage().startsWith("trailwright.permit.retired-keys"), refused.getMessage());
        }
    }

    @Test
    void noChangedCharacterIsAccepted() {
        // Given
        var compact = signer.sign(token);

        for (int i = 0; i < compact.length(); i++) {
            for (char other : new char[] {'A', 'B', '_', '.', '=', ' '}) {
                if (compact.charAt(i) != other) {
                    // When
                    var changed = compact.substring(0, i) + other + compact.substring(i + 1);

                    // Then
                    assertTrue(signer.verify(changed).isEmpty(), "position " + i + " is " + other);
                }
            }
        }
    }

    @Test
    void noOtherHeaderIsAccepted() {
        // Given
        var payload = signer.sign(token).split("\\.")[1];

        for (var header : List.of(
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\",\"kid\":\"" + key.verifier().id() + "\",\"typ\":\"trailwright-permit+jwt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"" + key.verifier().id() + "\",\"typ\":\"JWT\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"other\",\"typ\":\"trailwright-permit+jwt\"}",
                "{\"alg\":\"EdDSA\",\"crit\":[\"x\"],\"kid\":\""
                        + key.verifier().id() + "\",\"typ\":\"trailwright-permit+jwt\"}",
                "{ \"alg\":\"EdDSA\",\"kid\":\"" + key.verifier().id() + "\",\"typ\":\"trailwright-permit+jwt\"}")) {
            // When
            var content = URL.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + payload;
            var signed = content + "." + URL.encodeToString(key.sign(content.getBytes(StandardCharsets.UTF_8)));

            // Then
            assertTrue(signer.verify(signed).isEmpty(), header);
        }
    }

    @Test
    void anotherKeysPermitIsNotOurs() {
        var other = new PermitSigner(PermitKey.load(TestKeys.newKeyFile()), List.of());
        assertTrue(signer.verify(other.sign(token)).isEmpty());
    }

    @Test
    void onlyTheCompactFormIsRead() {
        for (var text : List.of("", ".", "..", "...", "a.b", "{\"payload\":\"x\"}", signer.sign(token) + ".x")) {
            assertTrue(signer.verify(text).isEmpty(), text);
        }
    }

    @Test
    void onlyAnEd25519KeyIsLoaded() throws Exception {
        // Given
        var ec = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path file = Files.createTempFile("permit-", ".pem");
        file.toFile().deleteOnExit();

        for (var pem : List.of(
                "",
                "not a key",
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(ec))) {
            // When
            Files.writeString(file, pem);

            // Then
            var refused = assertThrows(IllegalArgumentException.class, () -> PermitKey.load(file));
            assertTrue(refused.getMessage().contains("trailwright.permit.key-file"));
        }
    }
}
