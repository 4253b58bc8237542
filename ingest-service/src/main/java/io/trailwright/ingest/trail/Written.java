package io.trailwright.ingest.trail;

import io.trailwright.ingest.ledger.Receipt;
import java.util.Objects;

/**
 * What a request recorded, or had recorded when it was sent before.
 *
 * @param seen the trail up to and including the request's last entry, at the time of that entry: the same for the first
 *     answer and for every repetition
 */
public record Written(SeenTrail seen, Receipt receipt) {

    public Written {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(receipt, "receipt");
    }
}
