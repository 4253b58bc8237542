package io.trailwright.access;

import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which of the tokens that a provider signs is an access token: the others prove something else to somebody else. */
public final class AccessTokens {

    /**
     * Claims that only other tokens carry: ID tokens (OpenID Connect Core 1.0, sections 2 and 3.1.3.6) and logout tokens
     * (OpenID Connect Back-Channel Logout 1.0, section 2.4).
     */
    private static final Set<String> OF_OTHERS = Set.of("nonce", "at_hash", "c_hash", "events");

    /** Attribute of an identity whose token was looked at before: what {@link #is} said. */
    static final String LOOKED_AT = AccessTokens.class.getName();

    private AccessTokens() {}

    /**
     * Whether a verified token is an access token that whoever bears it may use. Keycloak says in {@code typ} what a token
     * is; others do not, but their ID tokens show it. One that is bound to a key (RFC 9449) is nothing without the proof,
     * which no service here asks for.
     */
    public static boolean is(JsonWebToken token) {
        TokenClaims claims = new TokenClaims(token);
        boolean bearer = !token.containsClaim("typ")
                || claims.string("typ").filter("Bearer"::equals).isPresent();
        return bearer
                && !claims.has("cnf", "jkt")
                && token.getClaimNames().stream().noneMatch(OF_OTHERS::contains);
    }
}
