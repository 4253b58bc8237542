package io.trailwright.core.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public Ed25519 key with a name, by which signed notes are verified (C2SP signed-note, "Signatures"). Its text form
 * is the vkey, {@code <name>+<key id in 8 hexadecimal digits>+<base64(0x01 || public key)>}. A verifier gets it from
 * whom it trusts, never from the log that it verifies.
 */
public final class VerifierKey {

    private static final byte ED25519 = 0x01;

    private final NamedKey key;

    private VerifierKey(NamedKey key) {
        this.key = key;
    }

    /**
     * A key from its 32 bytes (RFC 8032, section 5.1.5).
     *
     * @throws NoteException when the name is not one
     * @throws IllegalArgumentException when the bytes are not a point of the curve
     */
    public static VerifierKey of(String name, byte[] publicKey) {
        return new VerifierKey(new NamedKey(name, ED25519, publicKey));
    }

    /**
     * Reads a vkey strictly.
     *
     * @throws NoteException when the text is not a vkey, is of another type than Ed25519 or has an id that is not the
     *     key's
     */
    public static VerifierKey parse(String vkey) {
        return new VerifierKey(NamedKey.parse(vkey, ED25519));
    }

    public String name() {
        return key.name();
    }

    /** The first four bytes, big-endian, of SHA-256(name || 0x0A || 0x01 || public key). */
    public int keyId() {
        return key.id();
    }

    /** A copy of the 32 bytes of the public key. */
    public byte[] publicKey() {
        return key.raw();
    }

    /** Whether the signature is by this key over these bytes; any defect of the signature is a no. */
    public boolean verifies(byte[] message, byte[] signature) {
        return key.verifies(message, signature);
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
        return key.isNamedBy(signature);
    }

    /** Name and id, as messages show a key. */
    String label() {
        return key.label();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The vkey. */
    @Override
    public String toString() {
        return key.vkey();
    }
}
