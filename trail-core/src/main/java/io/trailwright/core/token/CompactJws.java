package io.trailwright.core.token;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Web Signature in the compact form (RFC 7515, section 7.1) and in no other: no encryption, no other
 * serialization, no key that the token brings itself, no extension that must be understood.
 *
 * @param keyId which key signed ({@code kid})
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one check, never modified
record CompactJws(
        SignatureAlgorithm algorithm, Optional<String> keyId, byte[] signed, byte[] payload, byte[] signature) {

    /** The most characters of a token. */
    static final int MOST = 20_000;

    /** Header parameters that would change what is verified, or with what (RFC 7515, section 4.1; RFC 7797). */
    private static final List<String> REFUSED = List.of("crit", "b64", "jwk", "jku", "x5u", "x5c", "enc", "zip");

    static CompactJws parse(String token) throws TokenException {
        if (token.length() > MOST) {
            throw new TokenException("it is longer than " + MOST + " characters");
        }
        var pieces = token.split("\\.", -1);
        if (pieces.length != 3 || pieces[2].isEmpty()) {
            throw new TokenException("it is not a signed token in the compact form");
        }
        var header = object(Base64Url.decode(pieces[0]));
        if (REFUSED.stream().anyMatch(header.members()::containsKey)) {
            throw new TokenException("its header asks for more than a signature by a known key");
        }
        try {
            return new CompactJws(
                    SignatureAlgorithm.of(header.string("alg")),
                    header.optString("kid"),
                    (pieces[0] + "." + pieces[1]).getBytes(StandardCharsets.US_ASCII),
                    Base64Url.decode(pieces[1]),
                    Base64Url.decode(pieces[2]));
        } catch (JsonException malformed) {
            throw new TokenException("its header is not one", malformed);
        }
    }

    /** The key that made the signature; never a payload of which it is not known. */
    ProviderKey verify(ProviderKeys keys) throws TokenException {
        var key = keys.choose(keyId, algorithm);
        if (!algorithm.verifies(key.publicKey(), signed, signature)) {
            throw new TokenException("its signature is not the provider's");
        }
        return key;
    }

    Json.Obj claims() throws TokenException {
        return object(payload);
    }

    private static Json.Obj object(byte[] bytes) throws TokenException {
        try {
            if (Json.parse(bytes) instanceof Json.Obj object) {
                return object;
            }
        } catch (JsonException malformed) {
            throw new TokenException("it does not hold JSON", malformed);
        }
        throw new TokenException("it does not hold a JSON object");
    }
}
