package io.trailwright.core.log;

import java.security.PrivateKey;

/** Signs notes with an Ed25519 private key that this process holds (C2SP signed-note, "Ed25519 signatures"). */
public final class Ed25519NoteSigner implements NoteSigner {

    private final PrivateKey key;
    private final VerifierKey verifierKey;

    /**
     * @param name of the key, which for a log is the origin of its checkpoints
     * @throws NoteException when the name is not one
     * @throws IllegalArgumentException when the key is not an Ed25519 key
     */
    public Ed25519NoteSigner(String name, PrivateKey key) {
        this.key = key;
        this.verifierKey = VerifierKey.of(name, Ed25519.raw(Ed25519.publicKeyOf(key)));
    }

    /** The key by which others verify what this signer signs. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    @Override
    public String name() {
        return verifierKey.name();
    }

    @Override
    public int keyId() {
        return verifierKey.keyId();
    }

    @Override
    public byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }
}
