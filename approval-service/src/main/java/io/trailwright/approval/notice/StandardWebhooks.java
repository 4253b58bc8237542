package io.trailwright.approval.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of the Standard Webhooks specification 1.0.0, section "Signature scheme", symmetric. */
public final class StandardWebhooks {
    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private StandardWebhooks() {}

    /** One secret, as the specification writes it: {@code whsec_} and 24 to 64 bytes in Base64. */
    public record Secret(byte[] key) {
        public Secret {
            key = key.clone();
        }

        /** @throws IllegalArgumentException for anything else; the message never holds the secret */
        public static Secret parse(String text) {
            if (!text.startsWith(PREFIX)) {
                throw new IllegalArgumentException("does not begin with " + PREFIX);
            }
            byte[] key;
            try {
                key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalArgumentException("is not Base64 after " + PREFIX);
            }
            if (key.length < LEAST || key.length > MOST) {
                throw new IllegalArgumentException("holds " + key.length + " bytes, not " + LEAST + " to " + MOST);
            }
            return new Secret(key);
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** @param id never with a full stop. @param seconds since 1970. @return {@code v1,} and the Base64 of HMAC-SHA256 */
    public static String signature(Secret secret, String id, long seconds, byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.key(), "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(payload));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
