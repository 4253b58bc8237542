package io.trailwright.core.audit;

/**
 * The head of a log as the store holds it.
 *
 * @param lastAt time of the newest entry, microseconds since 1970, UTC
 * @param checkpoint the signed note of this size; empty while the log is empty
 */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are the point; never modified
public record StoredHead(long size, byte[] frontier, long lastAt, String checkpoint) {}
