package io.trailwright.ingest.ledger;

import io.quarkus.runtime.Startup;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteSigner;
import io.trailwright.core.log.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * The key of this installation's logs. Bouncy Castle's lightweight signer, because the JDK's takes several times as long
 * for a signature on Java 17 and every batch makes one. Read while the service starts: without its key it does not.
 */
@Startup
@ApplicationScoped
public class LogKeys implements CheckpointSigner {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    private final String origin;
    private final Ed25519PrivateKeyParameters key;
    private final byte[] publicKey;
    private final Map<String, VerifierKey> known = new ConcurrentHashMap<>();

    LogKeys(LedgerSettings settings) {
        this.origin = settings.origin();
        this.key = read(settings.keyFile());
        this.publicKey = key.generatePublicKey().getEncoded();
    }

    /** The checkpoint's origin line, and the name of the key, of a log. */
    public String name(String log) {
        return origin + "/" + log;
    }

    /** The key that others pin to verify a log's checkpoints. */
    public VerifierKey verifierKey(String log) {
        return known.computeIfAbsent(log, name -> VerifierKey.of(name(name), publicKey));
    }

    @Override
    public String sign(String log, long size, Digest root) {
        return new Checkpoint(name(log), size, root)
                .sign(new Signer(verifierKey(log), key))
                .encode();
    }

    private record Signer(VerifierKey verifier, Ed25519PrivateKeyParameters key) implements NoteSigner {

        @Override
        public String name() {
            return verifier.name();
        }

        @Override
        public int keyId() {
            return verifier.keyId();
        }

        @Override
        public byte[] sign(byte[] message) {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, key);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        }
    }

    /** @throws IllegalStateException naming the setting, when the file is not there or holds no such key */
    private static Ed25519PrivateKeyParameters read(Path file) {
        try {
            Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (pem.matches()) {
                AsymmetricKeyParameter key =
                        PrivateKeyFactory.createKey(Base64.getMimeDecoder().decode(pem.group(1)));
                if (key instanceof Ed25519PrivateKeyParameters ed25519) {
                    return ed25519;
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "trailwright.log.key-file: cannot read " + file + " (" + unreadable.getMessage() + ")", unreadable);
        }
        throw new IllegalStateException("trailwright.log.key-file: " + file + " is not an Ed25519 key (PKCS#8, PEM)");
    }
}
