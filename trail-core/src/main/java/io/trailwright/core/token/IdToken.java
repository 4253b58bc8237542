package io.trailwright.core.token;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an ID token says (OpenID Connect Core 1.0, section 2), as far as it matters here.
 *
 * @param authorizedParty {@code azp}, where the token names one
 * @param authTime when the person signed in
 * @param keyThumbprint of the key that signed it (RFC 7638)
 */
public record IdToken(
        String issuer,
        String subject,
        List<String> audience,
        Optional<String> authorizedParty,
        String nonce,
        Instant issuedAt,
        Instant expiresAt,
        Instant authTime,
        Optional<String> acr,
        List<String> amr,
        String keyThumbprint) {

    public IdToken {
        audience = List.copyOf(audience);
        amr = List.copyOf(amr);
    }

    static IdToken read(Json.Obj claims, String keyThumbprint) throws TokenException {
        try {
            return new IdToken(
                    claims.string("iss"),
                    claims.string("sub"),
                    audience(claims),
                    claims.optString("azp"),
                    claims.string("nonce"),
                    instant(claims, "iat"),
                    instant(claims, "exp"),
                    instant(claims, "auth_time"),
                    claims.optString("acr"),
                    claims.stringList("amr"),
                    keyThumbprint);
        } catch (JsonException | DateTimeException incomplete) {
            throw new TokenException(
                    "it is not an ID token with nonce and auth_time (" + incomplete.getMessage() + ")", incomplete);
        }
    }

    private static List<String> audience(Json.Obj claims) {
        return claims.opt("aud").filter(Json.Str.class::isInstance).isPresent()
                ? List.of(claims.string("aud"))
                : claims.stringList("aud");
    }

    private static Instant instant(Json.Obj claims, String name) {
        return Instant.ofEpochSecond(claims.integer(name));
    }

    /** Made for this client and through it: in its audience, and its party where one is named (section 3.1.3.7). */
    public boolean isFor(String client) {
        return audience.contains(client)
                && (audience.size() == 1 || authorizedParty.isPresent())
                && authorizedParty.filter(party -> !party.equals(client)).isEmpty();
    }
}
