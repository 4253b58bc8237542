package io.trailwright.access;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads claims whatever class the token's implementation gives them; a claim of another type counts as absent. */
final class TokenClaims {

    private final JsonWebToken token;

    TokenClaims(JsonWebToken token) {
        this.token = token;
    }

    Optional<String> string(String name) {
        return text(token.getClaim(name)).filter(value -> !value.isBlank());
    }

    /** Whether a claim that is an object has a member. */
    boolean has(String name, String member) {
        return token.getClaim(name) instanceof Map<?, ?> object && object.containsKey(member);
    }

    /** Epoch seconds. The token's implementation gives 0 for a time that is not there, so only what is there counts. */
    Optional<Instant> instant(String name) {
        Object value = token.containsClaim(name) ? token.getClaim(name) : null;
        if (value instanceof JsonNumber number) {
            return instant(number.longValue());
        }
        return value instanceof Number number ? instant(number.longValue()) : Optional.empty();
    }

    private static Optional<Instant> instant(long epochSeconds) {
        return epochSeconds > 0 ? Optional.of(Instant.ofEpochSecond(epochSeconds)) : Optional.empty();
    }

    List<String> strings(String name) {
        Object value = token.getClaim(name);
        if (value instanceof Collection<?> values) {
            return values.stream().flatMap(each -> text(each).stream()).toList();
        }
        return text(value).map(List::of).orElse(List.of());
    }

    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof JsonString json) {
            return Optional.of(json.getString());
        }
        return value instanceof String string ? Optional.of(string) : Optional.empty();
    }
}
