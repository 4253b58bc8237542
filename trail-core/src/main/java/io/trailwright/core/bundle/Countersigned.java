package io.trailwright.core.bundle;

import java.time.Instant;

/**
 * A statement that an identity provider signed.
 *
 * @param seq the entry in the trail
 * @param who the reviewer's name, or where none is recorded the subject
 * @param authTime when that person signed in for it
 * @param keyThumbprint of the provider's key that signed (RFC 7638)
 * @param pinned whether the verifying party pinned that key; otherwise it is the key that the ledger recorded as the
 *     provider's, and whether it is the provider's is not known
 */
public record Countersigned(
        long seq, String who, String issuer, Instant authTime, String keyThumbprint, boolean pinned) {}
