package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/** The witness's private key: Ed25519 in PKCS#8 PEM (RFC 8410), a file of mode 0600. */
final class KeyPem {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private KeyPem() {}

    /** Makes a key in a new file. */
    static PrivateKey generate(Path file) throws IOException {
        try {
            var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
            var pem = BEGIN + "\n" + encoder.encodeToString(key.getEncoded()) + "\n" + END + "\n";
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = FileChannel.open(file, options, owner)) {
                channel.write(ByteBuffer.wrap(pem.getBytes(US_ASCII)));
                channel.force(true);
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** @throws IOException when the file cannot be read or has no such key in it; it never says what is in it */
    static PrivateKey read(Path file) throws IOException {
        var text = Files.readString(file, US_ASCII).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IOException(file + " is not a private key in PKCS#8 PEM");
        }
        try {
            var encoded = text.substring(BEGIN.length(), text.length() - END.length());
            var bytes = Base64.getMimeDecoder().decode(encoded);
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IOException(file + " has no Ed25519 private key in PKCS#8 PEM in it", e);
        }
    }
}
