package io.trailwright.core.log;

import java.security.PrivateKey;

/**
 * Cosigns checkpoints with an Ed25519 private key that this process holds (C2SP tlog-cosignature). What must be true
 * before a checkpoint may be cosigned is the witness's to see to, not this class's. The signed bytes do not name the
 * cosigner: a key that is used under two names is one witness.
 */
public final class Cosigner {

    private final PrivateKey privateKey;
    private final CosignerKey key;

    /**
     * @param name a URL without its scheme, by which verifiers know this witness
     * @throws NoteException when the name is not one
     * @throws IllegalArgumentException when the key is not an Ed25519 key
     */
    public Cosigner(String name, PrivateKey privateKey) {
        this.privateKey = privateKey;
        this.key = CosignerKey.of(name, Ed25519.raw(Ed25519.publicKeyOf(privateKey)));
    }

    /** The key by which others verify what this cosigner signs. */
    public CosignerKey key() {
        return key;
    }

    /** @param time seconds since 1970-01-01T00:00:00Z, not negative */
    public Cosignature cosign(Checkpoint checkpoint, long time) {
        return new Cosignature(time, Ed25519.sign(privateKey, Cosignature.message(checkpoint, time)));
    }
}
