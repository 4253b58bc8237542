package io.trailwright.ingest.permit;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** The Ed25519 key pair (RFC 8032) that signs permits. Immutable, thread-safe; never shows its secret. */
final class PermitKey {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final Ed25519PrivateKeyParameters secret;
    private final Ed25519PublicKeyParameters open;
    private final String id;

    private PermitKey(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.open = secret.generatePublicKey();
        this.id =
                BASE64URL.encodeToString(Digest.of(publicMembers().canonical()).bytes());
    }

    /** @throws IllegalArgumentException if the file is not a PKCS#8 PEM with an Ed25519 private key */
    static PermitKey load(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException | UncheckedIOException | IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "trailwright.permit.key-file must be a PKCS#8 PEM file with an Ed25519 private key: " + file,
                    refused);
        }
    }

    static PermitKey parse(String pem) {
        var base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        try {
            if (PrivateKeyFactory.createKey(Base64.getDecoder().decode(base64))
                    instanceof Ed25519PrivateKeyParameters key) {
                return new PermitKey(key);
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        throw new IllegalArgumentException("the key is not Ed25519");
    }

    /** RFC 7638 thumbprint: names the key wherever it is published. */
    String id() {
        return id;
    }

    byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    boolean verifies(byte[] message, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, open);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    /** The public key as a JWK (RFC 8037, section 2). */
    Json.Obj jwk() {
        return Json.object()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", BASE64URL.encodeToString(open.getEncoded()))
                .put("kid", id)
                .put("use", "sig")
                .put("alg", "EdDSA")
                .build();
    }

    /** What the thumbprint is of (RFC 7638, section 3.2; RFC 8037, appendix A.3). */
    private Json.Obj publicMembers() {
        return Json.object()
                .put("crv", "Ed25519")
                .put("kty", "OKP")
                .put("x", BASE64URL.encodeToString(open.getEncoded()))
                .build();
    }
}
