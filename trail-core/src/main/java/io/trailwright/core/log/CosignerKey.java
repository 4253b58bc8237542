package io.trailwright.core.log;

import io.trailwright.core.log.NoteException.Reason;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A witness's public Ed25519 key with its name, by which its cosignatures are verified (C2SP tlog-cosignature,
 * "Format"). Its text form is the vkey of type 0x04, so it is never taken for the key of a log, nor the other way
 * round, though both are Ed25519. A verifier gets it from whom it trusts, never from the log.
 */
public final class CosignerKey {

    private static final byte ED25519_COSIGNATURE = 0x04;

    private final NamedKey key;

    private CosignerKey(NamedKey key) {
        this.key = key;
    }

    /**
     * A key from its 32 bytes (RFC 8032, section 5.1.5).
     *
     * @throws NoteException when the name is not one
     * @throws IllegalArgumentException when the bytes are not a point of the curve
     */
    public static CosignerKey of(String name, byte[] publicKey) {
        return new CosignerKey(new NamedKey(name, ED25519_COSIGNATURE, publicKey));
    }

    /**
     * Reads a vkey strictly.
     *
     * @throws NoteException when the text is not a vkey, is of another type than 0x04 or has an id that is not the key's
     */
    public static CosignerKey parse(String vkey) {
        return new CosignerKey(NamedKey.parse(vkey, ED25519_COSIGNATURE));
    }

    public String name() {
        return key.name();
    }

    /** The first four bytes, big-endian, of SHA-256(name || 0x0A || 0x04 || public key). */
    public int keyId() {
        return key.id();
    }

    /** A copy of the 32 bytes of the public key. */
    public byte[] publicKey() {
        return key.raw();
    }

    /**
     * What this witness says of the checkpoint that the note carries: of several cosignatures by it, the one with the
     * latest time. Lines of other keys are ignored, whatever is in them.
     *
     * @return empty when no line names this key, that is the same name and the same id
     * @throws NoteException {@code BAD_SIGNATURE} when one line in the name of this key is not a cosignature by it,
     *     {@code MALFORMED} when the text is not a checkpoint
     */
    public Optional<Cosignature> cosignature(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return note.signatures().stream()
                .filter(key::isNamedBy)
                .map(line -> verified(checkpoint, line))
                .max(Comparator.comparingLong(Cosignature::time));
    }

    private Cosignature verified(Checkpoint checkpoint, NoteSignature line) {
        Cosignature cosignature = Cosignature.of(line);
        if (!key.verifies(Cosignature.message(checkpoint, cosignature.time()), cosignature.signature())) {
            throw new NoteException(Reason.BAD_SIGNATURE, "the cosignature by " + key.label() + " does not verify");
        }
        return cosignature;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CosignerKey that && key.equals(that.key);
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
