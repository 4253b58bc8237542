package io.trailwright.core.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An OpenID provider with one RSA key, which signs whatever it is asked to. */
public final class TestProvider {
    private final String issuer;
    private final String keyId;
    private final KeyPair pair;

    public TestProvider(String issuer, String keyId) {
        this(issuer, keyId, 2048);
    }

    public TestProvider(String issuer, String keyId, int bits) {
        this.issuer = issuer;
        this.keyId = keyId;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Json.Obj jwk() {
        var key = (RSAPublicKey) pair.getPublic();
        return Json.object()
                .put("kty", "RSA")
                .put("kid", keyId)
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", Base64Url.encode(unsigned(key.getModulus().toByteArray())))
                .put("e", Base64Url.encode(unsigned(key.getPublicExponent().toByteArray())))
                .build();
    }

    public ProviderKeys keys() {
        return new ProviderKeys(issuer, List.of(jwk()));
    }

    /** A good header with these members changed; a null takes one away. */
    public Map<String, Json> header() {
        return new LinkedHashMap<>(Map.of("alg", Json.of("RS256"), "typ", Json.of("JWT"), "kid", Json.of(keyId)));
    }

    public String sign(Json.Obj claims) {
        return sign(new Json.Obj(header()), claims.canonical());
    }

    public String sign(Json.Obj header, byte[] payload) {
        var content = Base64Url.encode(header.canonical()) + "." + Base64Url.encode(payload);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return content + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }
}
