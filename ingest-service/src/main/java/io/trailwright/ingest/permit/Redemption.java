package io.trailwright.ingest.permit;

import io.trailwright.ingest.ledger.Receipt;
import java.time.Instant;
import java.util.UUID;

/** A permit that is spent now: whoever holds this may act, once. */
public record Redemption(UUID permitId, UUID decisionId, Instant redeemedAt, Receipt receipt) {}
