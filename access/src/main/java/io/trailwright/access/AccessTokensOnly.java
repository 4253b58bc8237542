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
        return refused(identity)
                ? Uni.createFrom().failure(new AuthenticationFailedException("the token is not an access token"))
                : Uni.createFrom().item(identity);
    }

    private static boolean refused(SecurityIdentity identity) {
        if (identity.getAttribute(AccessTokens.LOOKED_AT) instanceof Boolean accessToken) {
            return !accessToken;
        }
        return identity.getCredential(IdTokenCredential.class) == null
                && identity.getPrincipal() instanceof JsonWebToken token
                && !AccessTokens.is(token);
    }
}
