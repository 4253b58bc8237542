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
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
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

    /**
     * Makes the keys that are missing, adds the verifier keys of these logs to those that are pinned already, and writes the
     * witness's.
     */
    void ensure(List<String> logs) {
        try {
            for (var file : List.of(log(), permit(), witness())) {
                if (!Files.exists(file)) {
                    StateFolder.writePrivately(file, pem(generate()));
                }
            }
            var pinned = new LinkedHashSet<String>();
            for (var log : logs) {
                pinned.add(VerifierKey.of(ORIGIN + "/" + log, current()).toString());
            }
            pinned.addAll(pinned());
            Files.writeString(verifierKeys(), String.join("\n", pinned) + "\n");
            var cosigner = CosignerKey.of(WITNESS, Ed25519.raw(Ed25519.publicKeyOf(read(witness()))));
            Files.writeString(witnessKeys(), cosigner + "\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("The keys in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The pinned keys that are not the one that signs now: {@code log.pem} was replaced since. */
    List<String> retired() {
        try {
            var current = current();
            return pinned().stream()
                    .filter(vkey -> !Arrays.equals(VerifierKey.parse(vkey).publicKey(), current))
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("The keys in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private byte[] current() throws IOException, GeneralSecurityException {
        return Ed25519.raw(Ed25519.publicKeyOf(read(log())));
    }

    private List<String> pinned() throws IOException {
        return Files.exists(verifierKeys())
                ? Files.readAllLines(verifierKeys()).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList()
                : List.of();
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
