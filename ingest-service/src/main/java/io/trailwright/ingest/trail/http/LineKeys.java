package io.trailwright.ingest.trail.http;

import io.trailwright.core.entry.Digest;
import io.trailwright.ingest.ledger.IdempotencyKey;

/** The idempotency keys of a stream's lines: repeating the stream repeats each line. */
public final class LineKeys {
    private final String client;
    private final String route;
    private final String key;

    LineKeys(String client, String route, String key) {
        this.client = client;
        this.route = route;
        this.key = key;
    }

    /**
     * The key of a line.
     *
     * @param line the line's bytes as received
     */
    public IdempotencyKey of(long number, byte[] line) {
        return new IdempotencyKey(client, route, key + "#" + number, Digest.of(line));
    }
}
