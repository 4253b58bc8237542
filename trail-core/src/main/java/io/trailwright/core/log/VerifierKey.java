package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A public Ed25519 key with a name, by which signed notes are verified (C2SP signed-note, "Signatures"). Its text form
 * is the vkey, {@code <name>+<key id in 8 hexadecimal digits>+<base64(0x01 || public key)>}. A verifier gets it from
 * whom it trusts, never from the log that it verifies.
 */
public final class VerifierKey {

    private static final byte ED25519 = 0x01;
    private static final Pattern VKEY = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(.+)");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;
    private final int keyId;

    private VerifierKey(String name, byte[] raw) {
        NoteText.requireName(name);
        this.name = name;
        this.raw = raw.clone();
        this.key = Ed25519.publicKey(raw);
        byte[] hash = Digest.ofParts((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {ED25519}, raw)
                .bytes();
        this.keyId = ByteBuffer.wrap(hash).getInt();
    }

    /**
     * A key from its 32 bytes (RFC 8032, section 5.1.5).
     *
     * @throws NoteException when the name is not one
     * @throws IllegalArgumentException when the bytes are not a point of the curve
     */
    public static VerifierKey of(String name, byte[] publicKey) {
        return new VerifierKey(name, publicKey);
    }

    /**
     * Reads a vkey strictly.
     *
     * @throws NoteException when the text is not a vkey, is of another type than Ed25519 or has an id that is not the
     *     key's
     */
    public static VerifierKey parse(String vkey) {
        Matcher matcher = VKEY.matcher(vkey);
        if (!matcher.matches()) {
            throw NoteException.malformed("a verifier key is \"name+id+base64\", not \"" + vkey + "\"");
        }
        byte[] bytes = NoteText.base64("the verifier key", matcher.group(3));
        if (bytes.length != 1 + Ed25519.KEY_LENGTH || bytes[0] != ED25519) {
            throw NoteException.malformed("only Ed25519 keys (type 01, 32 bytes) are known, not \"" + vkey + "\"");
        }
        VerifierKey key = fromVkey(matcher.group(1), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.toString().equals(vkey)) {
            throw NoteException.malformed("the id of the key " + matcher.group(1) + " is "
                    + HexFormat.of().toHexDigits(key.keyId) + ", not " + matcher.group(2));
        }
        return key;
    }

    private static VerifierKey fromVkey(String name, byte[] raw) {
        try {
            return new VerifierKey(name, raw);
        } catch (IllegalArgumentException e) {
            throw NoteException.malformed("the verifier key of " + name + ": " + e.getMessage());
        }
    }

    public String name() {
        return name;
    }

    /** The first four bytes, big-endian, of SHA-256(name || 0x0A || 0x01 || public key). */
    public int keyId() {
        return keyId;
    }

    /** A copy of the 32 bytes of the public key. */
    public byte[] publicKey() {
        return raw.clone();
    }

    /** Whether the signature is by this key over these bytes; any defect of the signature is a no. */
    public boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(key, message, signature);
    }

    /**
     * Accepts the note only if this key has signed it.
     *
     * @return the text that is signed
     * @throws NoteException as {@link SignedNote#verify} does
     */
    public String verify(SignedNote note) {
        note.verify(List.of(this));
        return note.text();
    }

    /** Whether a signature line names this key: the same name and the same id. */
    boolean isNamedBy(NoteSignature signature) {
        return signature.keyId() == keyId && signature.name().equals(name);
    }

    /** Name and id, as messages show a key. */
    String label() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(raw);
    }

    /** The vkey. */
    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(1 + raw.length).put(ED25519).put(raw).array();
        return label() + "+" + NoteText.base64(typed);
    }
}
