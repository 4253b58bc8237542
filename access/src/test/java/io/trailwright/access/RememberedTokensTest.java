package io.trailwright.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.trailwright.testing.HandClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {
    private final HandClock clock = new HandClock();
    private final Verifier verifier = new Verifier();
    private final RememberedTokens tokens = new RememberedTokens(verifier, new Tenancy(Optional.empty()), clock);

    @Test
    void aTokenIsVerifiedOnceAndTheCallerReadFromItOnce() {
        // When
        var first = authenticate("good");
        var second = authenticate("good");
        // Then
        assertEquals(1, verifier.asked);
        Caller caller = assertInstanceOf(Caller.class, second.getAttribute(Caller.class.getName()));
        assertEquals("acme", caller.tenant());
        assertEquals(Set.of("integration"), second.getRoles());
        assertEquals(first.getPrincipal(), second.getPrincipal());
    }

    @Test
    void itIsVerifiedAgainAfterHalfAMinute() {
        authenticate("good");
        clock.forward(Duration.ofSeconds(29));
        authenticate("good");
        assertEquals(1, verifier.asked);
        clock.forward(Duration.ofSeconds(1));
        authenticate("good");
        assertEquals(2, verifier.asked);
    }

    @Test
    void itIsNeverRememberedPastItsExpiry() {
        verifier.claims.put("exp", clock.instant().plusSeconds(10).getEpochSecond());
        authenticate("good");
        clock.forward(Duration.ofSeconds(10));
        verifier.refuses = true;
        assertThrows(AuthenticationFailedException.class, () -> authenticate("good"));
    }

    @Test
    void anotherTokenIsAnotherHoweverAlike() {
        authenticate("good");
        authenticate("gooe");
        assertEquals(2, verifier.asked);
    }

    @Test
    void aRefusalIsNotRemembered() {
        verifier.refuses = true;
        assertThrows(AuthenticationFailedException.class, () -> authenticate("good"));
        verifier.refuses = false;
        authenticate("good");
        assertEquals(2, verifier.asked);
    }

    @Test
    void aTokenThatIsBoundToItsSenderIsVerifiedEachTime() {
        verifier.claims.put("cnf", Map.of("jkt", "x"));
        authenticate("good");
        authenticate("good");
        assertEquals(2, verifier.asked);
    }

    @Test
    void aRememberedTokenThatIsNoAccessTokenIsRefusedEachTime() {
        verifier.claims.put("nonce", "of an ID token");
        for (int i = 0; i < 2; i++) {
            var identity = authenticate("good");
            var looked = new AccessTokensOnly().augment(identity, null);
            assertThrows(
                    AuthenticationFailedException.class, () -> looked.await().indefinitely());
        }
        assertEquals(1, verifier.asked);
    }

    @Test
    void onlyAccessTokensAreRemembered() {
        var idToken = new TokenAuthenticationRequest(new IdTokenCredential("good"));
        tokens.authenticate(idToken, null).await().indefinitely();
        tokens.authenticate(idToken, null).await().indefinitely();
        assertEquals(2, verifier.asked);
        assertTrue(tokens.priority() > verifier.priority());
    }

    private SecurityIdentity authenticate(String token) {
        TokenCredential credential = new AccessTokenCredential(token);
        return tokens.authenticate(new TokenAuthenticationRequest(credential), null)
                .await()
                .indefinitely();
    }

    /** Accepts or refuses everything, and counts. */
    private static final class Verifier implements IdentityProvider<TokenAuthenticationRequest> {
        private final Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                "https://issuer",
                "sub",
                "agent",
                "tenant",
                "acme",
                "exp",
                new HandClock().instant().plusSeconds(600).getEpochSecond()));
        private boolean refuses;
        private int asked;

        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            asked++;
            return refuses
                    ? Uni.createFrom().failure(new AuthenticationFailedException())
                    : Uni.createFrom()
                            .item(QuarkusSecurityIdentity.builder()
                                    .setPrincipal(new Token(Map.copyOf(claims)))
                                    .addRole("integration")
                                    .build());
        }
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "agent";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
