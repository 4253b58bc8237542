package io.trailwright.ingest.ledger;

/** An idempotency key without the body it came with; unique inside a log. */
public record KeyId(String client, String route, String key) {

    static KeyId of(IdempotencyKey key) {
        return new KeyId(key.client(), key.route(), key.key());
    }
}
