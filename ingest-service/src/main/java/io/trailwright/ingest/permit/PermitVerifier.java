package io.trailwright.ingest.permit;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A public Ed25519 key (RFC 8032) by which permits verify: the one that signs now, or one that did before.
 *
 * @param x the 32 bytes of the key, base64url without padding (RFC 8037, section 2)
 */
record PermitVerifier(String x) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** @throws IllegalArgumentException naming the setting, if the text is not a key as its JWK shows it */
    static PermitVerifier retired(String x) {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(x.strip());
            if (BASE64URL.encodeToString(raw).equals(x.strip())) {
                return of(new Ed25519PublicKeyParameters(raw));
            }
        } catch (IllegalArgumentException malformed) {
            throw refused(x, malformed);
        }
        throw refused(x, new IllegalArgumentException("not base64url without padding"));
    }

    static PermitVerifier of(Ed25519PublicKeyParameters key) {
        return new PermitVerifier(BASE64URL.encodeToString(key.getEncoded()));
    }

    /** RFC 7638 thumbprint: names the key wherever it is published. */
    String id() {
        return BASE64URL.encodeToString(Digest.of(publicMembers().canonical()).bytes());
    }

    /** The one protected header of permits of this key, encoded. */
    String header() {
        return BASE64URL.encodeToString(Json.object()
                .put("alg", "EdDSA")
                .put("kid", id())
                .put("typ", PermitSigner.TYPE)
                .build()
                .canonical());
    }

    boolean verifies(String content, byte[] signature) {
        var message = content.getBytes(StandardCharsets.UTF_8);
        var verifier = new Ed25519Signer();
        verifier.init(
                false, new Ed25519PublicKeyParameters(Base64.getUrlDecoder().decode(x)));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    /** The key as a JWK (RFC 8037, section 2). */
    Json.Obj jwk() {
        return Json.object()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", x)
                .put("kid", id())
                .put("use", "sig")
                .put("alg", "EdDSA")
                .build();
    }

    /** What the thumbprint is of (RFC 7638, section 3.2; RFC 8037, appendix A.3). */
    private Json.Obj publicMembers() {
        return Json.object().put("crv", "Ed25519").put("kty", "OKP").put("x", x).build();
    }

    private static IllegalArgumentException refused(String x, IllegalArgumentException why) {
        return new IllegalArgumentException(
                "trailwright.permit.retired-keys must list keys as the x of their JWK, not \"" + x + "\"", why);
    }
}
