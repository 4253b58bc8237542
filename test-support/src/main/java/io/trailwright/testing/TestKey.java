package io.trailwright.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** RSA keys of the pretended identity provider; one pair for each JVM and each name. */
final class TestKey {

    private final String name;
    private final PrivateKey privateKey;
    private final String publicKey;

    private TestKey(String name, PrivateKey privateKey, String publicKey) {
        this.name = name;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    static TestKey named(String name) {
        String[] encoded = JvmScope.once("key." + name, TestKey::generate).split(" ");
        try {
            PKCS8EncodedKeySpec spec =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded[0]));
            return new TestKey(name, KeyFactory.getInstance("RSA").generatePrivate(spec), encoded[1]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return base64.encodeToString(pair.getPrivate().getEncoded()) + " "
                    + base64.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token's header calls the key ({@code kid}). */
    String name() {
        return name;
    }

    /** The public half as a JWK (RFC 7517). */
    Map<String, Object> jwk() {
        var key = rsa();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                name,
                "use",
                "sig",
                "alg",
                "RS256",
                "n",
                unsigned(key.getModulus()),
                "e",
                unsigned(key.getPublicExponent()));
    }

    RSAPublicKey rsa() {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** X.509 in base64, as {@code quarkus.oidc.public-key} takes it. */
    String publicKey() {
        return publicKey;
    }

    /** RS256. */
    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HS256 with the public key as the secret: the old trick on verifiers that do not pin the algorithm. */
    byte[] signAsSecret(byte[] content) {
        return hmac(Base64.getDecoder().decode(publicKey), content);
    }

    /** HS256 (RFC 7518, section 3.2) with any secret. */
    static byte[] hmac(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
