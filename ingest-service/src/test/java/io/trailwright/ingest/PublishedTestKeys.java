package io.trailwright.ingest;

import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.json.Json;
import io.trailwright.core.token.Base64Url;
import io.trailwright.core.token.ProviderKeys;
import io.trailwright.ingest.review.ProviderKeySource;
import io.trailwright.ingest.review.VerifiedPerson;
import io.trailwright.testing.TestTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The key set that the pretended provider would publish: tests have no provider to ask. */
@Mock
@ApplicationScoped
public class PublishedTestKeys implements ProviderKeySource {

    @Override
    public Uni<ProviderKeys> published(VerifiedPerson person) {
        return Uni.createFrom().item(PublishedTestKeys::keys);
    }

    private static ProviderKeys keys() {
        try {
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(TestTokens.publicKey()));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(encoded);
            var jwk = Json.object()
                    .put("kty", "RSA")
                    .put("kid", "issuer")
                    .put("n", number(key.getModulus()))
                    .put("e", number(key.getPublicExponent()))
                    .build();
            return new ProviderKeys(TestTokens.ISSUER, List.of(jwk));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return Base64Url.encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
