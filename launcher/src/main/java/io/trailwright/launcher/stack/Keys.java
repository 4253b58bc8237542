package io.trailwright.launcher.stack;

import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.Ed25519;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The keys of the ledger and of the witness: made once for a state folder, Ed25519 in PKCS#8 PEM (RFC 8410), mode 0600. */
final class Keys {
    static final String ORIGIN = "trailwright.local";

    /** The name of the witness of this machine. */
    static final String WITNESS = "witness.trailwright.local";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final Path folder;

    Keys(StateFolder state) {
        this.folder = state.subfolder("keys");
    }

    Path log() {
        return folder.resolve("log.pem");
    }

    Path permit() {
        return folder.resolve("permit.pem");
    }

    /** The verifier keys that auditors pin: one a line, named {@code origin/log} for each log. */
    Path verifierKeys() {
        return folder.resolve("log.vkeys");
    }

    /** The witness's private key. */
    Path witness() {
        return folder.resolve("witness.pem");
    }

    /** The verifier key of the witness, which auditors pin too. */
    Path witnessKeys() {
        return folder.resolve("witness.vkeys");
    }

    /** The text of the witness's verifier key. */
    String witnessKey() {
        try {
            return Files.readString(witnessKeys()).strip();
        } catch (IOException e) {
            throw new StackException("The witness's key in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Makes the keys that are missing, and writes the verifier keys of these logs and of the witness. */
    void ensure(List<String> logs) {
        try {
            for (var file : List.of(log(), permit(), witness())) {
                if (!Files.exists(file)) {
                    StateFolder.writePrivately(file, pem(generate()));
                }
            }
            var raw = Ed25519.raw(Ed25519.publicKeyOf(read(log())));
            var lines = new StringBuilder();
            for (var log : logs) {
                lines.append(VerifierKey.of(ORIGIN + "/" + log, raw)).append('\n');
            }
            Files.writeString(verifierKeys(), lines);
            var cosigner = CosignerKey.of(WITNESS, Ed25519.raw(Ed25519.publicKeyOf(read(witness()))));
            Files.writeString(witnessKeys(), cosigner + "\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("The keys in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static PrivateKey generate() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    }

    static String pem(PrivateKey key) {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n" + END
                + "\n";
    }

    static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        var text = Files.readString(file).replace(BEGIN, "").replace(END, "");
        var encoded = Base64.getMimeDecoder().decode(text);
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
