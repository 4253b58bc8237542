package io.trailwright.core.entry;

/** A hiding commitment to a part's bytes: SHA-256(salt || body), so that the body can be erased and the proof stays. */
public final class Commitment {
    public static final int SALT_BYTES = 32;

    private Commitment() {}

    /** @param salt exactly {@value #SALT_BYTES} fresh random bytes: a fixed length keeps (salt, body) unambiguous */
    public static Digest of(byte[] salt, byte[] body) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes, not " + salt.length);
        }
        return Digest.ofParts(salt, body);
    }
}
