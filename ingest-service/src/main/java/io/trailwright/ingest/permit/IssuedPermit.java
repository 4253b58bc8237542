package io.trailwright.ingest.permit;

import java.time.Instant;
import java.util.UUID;

/**
 * A permit as it is handed out.
 *
 * @param compact the signed permit: compact JWS
 */
public record IssuedPermit(UUID id, String compact, Instant expiresAt) {}
