package io.trailwright.core.token;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys with which an OpenID provider signs, as it published them (RFC 7517, section 5).
 *
 * @param issuer whose keys they are
 * @param keys the JSON Web Keys
 */
public record ProviderKeys(String issuer, List<Json.Obj> keys) {

    /** Most keys of one provider. */
    public static final int MOST = 50;

    /** Members that only private or secret keys have (RFC 7518, section 6): never taken, never recorded. */
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    /** @throws IllegalArgumentException for more than {@value #MOST} keys, or one that holds a private part */
    public ProviderKeys {
        keys = List.copyOf(keys);
        if (keys.size() > MOST) {
            throw new IllegalArgumentException("a provider has at most " + MOST + " keys, not " + keys.size());
        }
        if (keys.stream().anyMatch(key -> key.members().keySet().stream().anyMatch(PRIVATE::contains))) {
            throw new IllegalArgumentException("a provider's published key holds a private part");
        }
    }

    /**
     * A published key set; members of another use than signatures are left out, and so are kinds that are not known.
     *
     * @throws JsonException or IllegalArgumentException if it is none
     */
    public static ProviderKeys published(String issuer, Json.Obj keySet) {
        return new ProviderKeys(
                issuer,
                keySet.objectList("keys").stream()
                        .filter(ProviderKey::forSignatures)
                        .toList());
    }

    /** Reads the part {@code provider-keys}. */
    public static ProviderKeys read(Json.Obj json) {
        return new ProviderKeys(json.string("issuer"), json.objectList("keys"));
    }

    public Json.Obj json() {
        return Json.object()
                .put("issuer", issuer)
                .put("keys", new Json.Arr(new ArrayList<>(keys)))
                .build();
    }

    /** Thumbprints (RFC 7638) of the keys that can be read. */
    public Set<String> thumbprints() {
        return keys.stream()
                .flatMap(key -> readable(key).stream())
                .map(ProviderKey::thumbprint)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean has(String keyId) {
        return keys.stream().anyMatch(key -> key.optString("kid").equals(Optional.of(keyId)));
    }

    /**
     * What an ID token says, once one of these keys is known to have signed it. Issuer, audience, nonce and times are
     * for the caller to judge.
     *
     * @param token a JWS in the compact form
     */
    public IdToken verify(String token) throws TokenException {
        var jws = CompactJws.parse(token);
        var key = jws.verify(this);
        return IdToken.read(jws.claims(), key.thumbprint());
    }

    /** The one key that a token's header names; where it names none, the only one that there is. */
    ProviderKey choose(Optional<String> keyId, SignatureAlgorithm algorithm) throws TokenException {
        var named = keys.stream()
                .filter(key -> keyId.isEmpty() || key.optString("kid").equals(keyId))
                .filter(ProviderKey::forSignatures)
                .toList();
        if (named.size() != 1) {
            throw new TokenException(
                    named.isEmpty() ? "the provider has no such key" : "the provider has more than one such key");
        }
        var key = ProviderKey.read(named.get(0));
        if (!key.fits(algorithm)) {
            throw new TokenException("the provider's key is not one for its algorithm");
        }
        return key;
    }

    private static Optional<ProviderKey> readable(Json.Obj key) {
        try {
            return Optional.of(ProviderKey.read(key));
        } catch (TokenException unreadable) {
            return Optional.empty();
        }
    }
}
