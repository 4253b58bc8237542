package io.trailwright.core.token;

import java.util.Arrays;
import java.util.Base64;

/** Base64url without padding in its one canonical spelling (RFC 7515, section 2). */
public final class Base64Url {
    private Base64Url() {}

    /** @throws TokenException for padding, another alphabet or bits beyond the bytes */
    public static byte[] decode(String text) throws TokenException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new TokenException("it is not base64url", notBase64);
        }
        throw new TokenException("it is not base64url without padding");
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A number, big-endian, without leading zeros (RFC 7518, section 2). */
    static java.math.BigInteger number(String text) throws TokenException {
        byte[] bytes = decode(text);
        if (bytes.length == 0 || bytes[0] == 0 && !Arrays.equals(bytes, new byte[1])) {
            throw new TokenException("it is not a number without leading zeros");
        }
        return new java.math.BigInteger(1, bytes);
    }
}
