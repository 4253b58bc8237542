package io.trailwright.ingest.permit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** The Ed25519 key pair (RFC 8032) that signs permits. Immutable, thread-safe; never shows its secret. */
final class PermitKey {
    private final Ed25519PrivateKeyParameters secret;
    private final PermitVerifier verifier;

    private PermitKey(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.verifier = PermitVerifier.of(secret.generatePublicKey());
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

    /** The public half. */
    PermitVerifier verifier() {
        return verifier;
    }

    byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
