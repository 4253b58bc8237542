package io.trailwright.core.log;

/**
 * A private key that signs notes. Implementations may be used by several threads at once.
 *
 * @see Ed25519NoteSigner
 */
public interface NoteSigner {

    /** The name of the key, which for a log is the origin of its checkpoints. */
    String name();

    /** The key id, as {@link VerifierKey#keyId()} has it. */
    int keyId();

    /** The signature over these bytes. */
    byte[] sign(byte[] message);
}
