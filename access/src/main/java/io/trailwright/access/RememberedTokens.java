package io.trailwright.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.trailwright.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies a token once and remembers for {@value #SECONDS} seconds that it is good, never past its expiry: an agent sends the
 * same token with thousands of requests. Remembered by the token's own text, so that not one byte of it can differ. A refusal
 * is never remembered, nor is a token that is bound to its sender (RFC 7800), because that is proven anew each time. No bean by
 * itself: for services whose HTTP requests are all verified by one tenant of the OIDC extension, and that say so by a subclass.
 */
public class RememberedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    private static final int SECONDS = 30;
    private static final int MOST = 10_000;

    private record Verified(SecurityIdentity identity, Instant until) {}

    private final IdentityProvider<TokenAuthenticationRequest> verifier;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    /** Asks {@code verifier} about a token that it does not remember. */
    public RememberedTokens(IdentityProvider<TokenAuthenticationRequest> verifier, Tenancy tenancy, Clock clock) {
        this.verifier = verifier;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the provider that verifies. */
    @Override
    public int priority() {
        return verifier.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (request.getToken().getClass() != AccessTokenCredential.class) {
            return verifier.authenticate(request, context);
        }
        String token = request.getToken().getToken();
        Verified known = verified.get(token);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Uni.createFrom().item(known.identity());
        }
        return verifier.authenticate(request, context).map(identity -> remember(token, identity));
    }

    private SecurityIdentity remember(String token, SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken jwt) || jwt.containsClaim("cnf")) {
            return identity;
        }
        SecurityIdentity kept = withoutRequest(identity, jwt);
        Instant expiry = Instant.ofEpochSecond(jwt.getExpirationTime());
        Instant soon = clock.instant().plusSeconds(SECONDS);
        if (verified.size() >= MOST) {
            verified.clear();
        }
        verified.put(token, new Verified(kept, expiry.isBefore(soon) ? expiry : soon));
        return kept;
    }

    /** The identity with what is read from its token each time, and without the request that happened to bring it. */
    private SecurityIdentity withoutRequest(SecurityIdentity identity, JsonWebToken jwt) {
        QuarkusSecurityIdentity.Builder kept = QuarkusSecurityIdentity.builder()
                .setPrincipal(jwt)
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials());
        identity.getAttributes().forEach((name, value) -> {
            if (!(value instanceof RoutingContext)) {
                kept.addAttribute(name, value);
            }
        });
        kept.addAttribute(AccessTokens.LOOKED_AT, AccessTokens.is(jwt));
        try {
            kept.addAttribute(Caller.class.getName(), Callers.of(jwt, identity.getRoles(), tenancy.fixed()));
        } catch (HttpProblem refused) {
            // Whoever asks who calls reads the token again, and is told the same.
        }
        return kept.build();
    }
}
