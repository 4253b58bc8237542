package io.trailwright.core.entry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 digest (FIPS 180-4): exactly 32 bytes, immutable. Its text form is {@code sha256:} and 64 lower-case
 * hexadecimal digits. Digests are ordered by their bytes, read as unsigned numbers.
 */
public final class Digest implements Comparable<Digest> {

    /** Length of a digest in bytes. */
    public static final int LENGTH = 32;

    private static final String PREFIX = "sha256:";
    private static final Pattern TEXT = Pattern.compile("sha256:[0-9a-f]{64}");

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of some content of any length. */
    public static Digest of(byte[] content) {
        return new Digest(sha256().digest(content));
    }

    /** The digest of several byte strings, one after the other, without a separator. */
    public static Digest ofParts(byte[]... parts) {
        MessageDigest sha256 = sha256();
        for (byte[] part : parts) {
            sha256.update(part);
        }
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
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("a digest is \"sha256:\" and 64 lower-case hexadecimal digits");
        }
        return new Digest(HexFormat.of().parseHex(text, PREFIX.length(), text.length()));
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
