package io.trailwright.core.entry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 digest (FIPS 180-4): exactly 32 bytes, immutable. Its text form is {@code sha256:} and 64 lower-case
 * hexadecimal digits. Digests are ordered by their bytes, read as unsigned numbers.
 */
public final class Digest implements Comparable<Digest> {

    /** Length of a digest in bytes. */
    public static final int LENGTH = 32;

    private static final String PREFIX = "sha256:";
    private static final int TEXT_LENGTH = PREFIX.length() + 2 * LENGTH;

    /** Looked up once a thread: getting one from the platform costs as much as hashing a few hundred bytes. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digest::sha256);

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of some content of any length. */
    public static Digest of(byte[] content) {
        return new Digest(fresh().digest(content));
    }

    /** The digest of several byte strings, one after the other, without a separator. */
    public static Digest ofParts(byte[]... parts) {
        MessageDigest sha256 = fresh();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return new Digest(sha256.digest());
    }

    /** The digest of one byte and two digests: of what a node of a tree is made. */
    public static Digest ofPair(byte prefix, Digest left, Digest right) {
        MessageDigest sha256 = fresh();
        sha256.update(prefix);
        sha256.update(left.bytes);
        sha256.update(right.bytes);
        return new Digest(sha256.digest());
    }

    /**
     * A digest that somebody else has computed.
     *
     * @throws IllegalArgumentException unless there are exactly 32 bytes
     */
    public static Digest wrap(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /**
     * Reads the text form, and nothing but the text form: no upper case, no surrounding space, no other algorithm.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Digest parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() != TEXT_LENGTH || !text.startsWith(PREFIX)) {
            throw notADigest();
        }
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int at = PREFIX.length() + 2 * i;
            bytes[i] = (byte) (nibble(text.charAt(at)) << 4 | nibble(text.charAt(at + 1)));
        }
        return new Digest(bytes);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The text form: {@code sha256:} and 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    private static int nibble(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        if (digit >= 'a' && digit <= 'f') {
            return digit - 'a' + 10;
        }
        throw notADigest();
    }

    private static IllegalArgumentException notADigest() {
        return new IllegalArgumentException("a digest is \"sha256:\" and 64 lower-case hexadecimal digits");
    }

    /** Of this thread, and without what a hash that was broken off may have left in it. */
    private static MessageDigest fresh() {
        MessageDigest sha256 = SHA_256.get();
        sha256.reset();
        return sha256;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
