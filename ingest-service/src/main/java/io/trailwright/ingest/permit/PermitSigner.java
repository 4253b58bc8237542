package io.trailwright.ingest.permit;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Permits as compact JWS (RFC 7515, section 7.1) with EdDSA (RFC 8037). There is exactly one header that a key signs, and
 * verification takes that of the current key or of a retired one and no other, byte for byte: no algorithm, key or
 * extension is ever negotiated.
 */
final class PermitSigner {
    static final String TYPE = "trailwright-permit+jwt";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final PermitKey key;
    private final String header;
    private final Map<String, PermitVerifier> verifiers;

    /** @param retired keys that sign no more, whose permits still verify */
    PermitSigner(PermitKey key, List<PermitVerifier> retired) {
        this.key = key;
        this.header = key.verifier().header();
        this.verifiers = Stream.concat(Stream.of(key.verifier()), retired.stream())
                .collect(Collectors.toUnmodifiableMap(PermitVerifier::header, Function.identity(), (a, b) -> a));
    }

    /** The same token gives the same bytes: EdDSA is deterministic. */
    String sign(PermitToken token) {
        var content = header + "." + ENCODER.encodeToString(token.claims().canonical());
        return content + "." + ENCODER.encodeToString(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The token whose signature is ours; empty for everything else. Says nothing about its time. */
    Optional<PermitToken> verify(String compact) {
        var segments = compact.split("\\.", -1);
        var verifier = verifiers.get(segments[0]);
        if (segments.length != 3 || verifier == null) {
            return Optional.empty();
        }
        try {
            var signature = DECODER.decode(segments[2]);
            var content = segments[0] + "." + segments[1];
            boolean canonical = ENCODER.encodeToString(signature).equals(segments[2]);
            if (canonical
                    && signature.length == 64
                    && verifier.verifies(content, signature)
                    && Json.parse(DECODER.decode(segments[1])) instanceof Json.Obj claims) {
                return Optional.of(new PermitToken(claims));
            }
            return Optional.empty();
        } catch (IllegalArgumentException | JsonException malformed) {
            return Optional.empty();
        }
    }
}
