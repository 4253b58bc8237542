package io.trailwright.access;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses, at every endpoint of every service, a token that the provider signed for another use than to be borne: an ID
 * token may have the same audience. The ID token with which a browser's session began is where it belongs, and stays.
 */
@ApplicationScoped
public class AccessTokensOnly implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean borne = identity.getCredential(IdTokenCredential.class) == null;
        return borne && identity.getPrincipal() instanceof JsonWebToken token && !AccessTokens.is(token)
                ? Uni.createFrom().failure(new AuthenticationFailedException("the token is not an access token"))
                : Uni.createFrom().item(identity);
    }
}
