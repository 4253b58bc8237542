package io.trailwright.approval.csrf;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tokens that go into forms: HMAC-SHA-256 (RFC 2104) over a random secret that the browser holds in a cookie and the
 * session of the person. Whoever cannot read our pages cannot make one, and one of another session does not fit.
 */
@ApplicationScoped
public class FormTokens {
    private static final int SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param setting setting {@code trailwright.csrf.key}, the same on all replicas
     * @param clientSecret of the OIDC client, from which a key is derived where none is set; where neither is, forms
     *     live as long as the process
     */
    FormTokens(
            @ConfigProperty(name = "trailwright.csrf.key") Optional<String> setting,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> clientSecret) {
        var seed = setting.or(() -> clientSecret).filter(text -> !text.isBlank());
        key = new SecretKeySpec(
                seed.map(text -> hmac(
                                new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC),
                                "trailwright form key 1"))
                        .orElseGet(this::randomBytes),
                HMAC);
    }

    /** A secret for the cookie. */
    public String newSecret() {
        return TEXT.encodeToString(randomBytes());
    }

    /** The token for a form. @param session the person's session */
    public String token(String secret, String session) {
        return TEXT.encodeToString(hmac(key, secret.length() + ":" + secret + session));
    }

    /** Whether a form's token fits the cookie and the session; takes the same time for every wrong one. */
    public boolean fits(String token, String secret, String session) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), token(secret, session).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] randomBytes() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hmac(SecretKeySpec key, String content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
