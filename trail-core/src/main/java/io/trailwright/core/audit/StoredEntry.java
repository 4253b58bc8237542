package io.trailwright.core.audit;

import java.util.UUID;

/**
 * An entry as the store holds it, nothing of it believed: the header's bytes, and what stands beside them.
 *
 * @param log the log that the row says it is in
 * @param index position in the log
 * @param at microseconds since 1970, UTC
 * @param leafHash of any length, as it was found
 */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are the point; never modified
public record StoredEntry(
        String log, long index, UUID trail, long seq, String kind, long at, byte[] header, byte[] leafHash) {}
