package io.trailwright.access;

import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes a {@link Caller} of a token that is verified already; for tokens that do not come with the request too. */
public final class Callers {

    private Callers() {}

    /**
     * Reads the caller.
     *
     * @param token verified: signature, issuer, audience and expiry are checked
     * @param roles roles that the token grants
     * @param fixedTenant tenant of a single-tenant installation
     * @throws HttpProblem 403 {@code tenant-missing} or {@code tenant-mismatch}
     */
    public static Caller of(JsonWebToken token, Set<String> roles, Optional<String> fixedTenant) {
        TokenClaims claims = new TokenClaims(token);
        String sub = required(claims, "sub");
        return new Caller(
                required(claims, "iss"),
                sub,
                claims.string("azp").or(() -> claims.string("client_id")).orElse(sub),
                tenant(claims.string("tenant"), fixedTenant),
                claims.string("name"),
                roles,
                login(claims));
    }

    private static String required(TokenClaims claims, String name) {
        return claims.string(name)
                .orElseThrow(
                        () -> StandardProblem.UNAUTHENTICATED.problem("Send a token with the claim " + name + "."));
    }

    private static String tenant(Optional<String> claimed, Optional<String> fixed) {
        if (fixed.isPresent() && claimed.isPresent() && !claimed.equals(fixed)) {
            throw AccessProblem.TENANT_MISMATCH.problem("Send a token of the tenant that this installation serves.");
        }
        return fixed.or(() -> claimed)
                .filter(value -> Caller.TENANT.matcher(value).matches())
                .orElseThrow(() -> AccessProblem.TENANT_MISSING.problem(
                        "Send a token whose claim tenant is the id of a tenant, such as acme."));
    }

    private static Optional<Login> login(TokenClaims claims) {
        return claims.instant("auth_time").flatMap(authTime -> claims.string("sid")
                .map(sid -> new Login(
                        authTime,
                        sid,
                        claims.string("preferred_username"),
                        claims.strings("groups").stream()
                                .map(group -> group.startsWith("/") ? group.substring(1) : group)
                                .sorted()
                                .toList(),
                        claims.string("acr"),
                        claims.strings("amr"))));
    }
}
