package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import java.util.Objects;

/**
 * What makes a repeated request the same request: the caller's key, bound to the log, the client, the route and the body.
 *
 * @param client the OAuth client that sent the request, at most 200 characters
 * @param route the operation with its path parameters, such as {@code POST /v1/decisions/{id}/change} with the id filled
 *     in, at most 300 characters
 * @param key the {@code Idempotency-Key} header, 1 to 200 characters of printable ASCII
 * @param body digest of the request body as received
 */
public record IdempotencyKey(String client, String route, String key, Digest body) {

    public IdempotencyKey {
        requireLength("client", client, 200);
        requireLength("route", route, 300);
        requireLength("key", key, 200);
        Objects.requireNonNull(body, "body");
    }

    private static void requireLength(String field, String value, int max) {
        if (value.isEmpty() || value.length() > max) {
            throw new IllegalArgumentException(
                    field + " has 1 to " + max + " characters, this one has " + value.length());
        }
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(field + " has characters outside of printable ASCII");
        }
    }
}
