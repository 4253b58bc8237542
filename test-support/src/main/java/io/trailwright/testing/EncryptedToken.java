package io.trailwright.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** A compact JWE (RFC 7516) to the issuer's own key: RSA-OAEP and A256GCM. No service has a use for one. */
final class EncryptedToken {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private EncryptedToken() {}

    /** @param content what is inside: another token, or claims */
    static String of(TestKey recipient, String contentType, String content) {
        String header = BASE64.encodeToString(("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"" + recipient.name()
                        + "\",\"cty\":\"" + contentType + "\"}")
                .getBytes(StandardCharsets.UTF_8));
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            SecretKey key = generator.generateKey();
            Cipher wrap = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            wrap.init(Cipher.ENCRYPT_MODE, recipient.rsa());
            byte[] nonce = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            Cipher encrypt = Cipher.getInstance("AES/GCM/NoPadding");
            encrypt.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            encrypt.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = encrypt.doFinal(content.getBytes(StandardCharsets.UTF_8));
            int end = sealed.length - TAG_BYTES;
            return String.join(
                    ".",
                    header,
                    BASE64.encodeToString(wrap.doFinal(key.getEncoded())),
                    BASE64.encodeToString(nonce),
                    BASE64.encodeToString(Arrays.copyOf(sealed, end)),
                    BASE64.encodeToString(Arrays.copyOfRange(sealed, end, sealed.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
