package io.trailwright.core.audit;

/**
 * A part as the store holds it.
 *
 * @param index of the entry that it belongs to
 */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are the point; never modified
public record StoredPart(long index, String name, byte[] salt, byte[] body) {}
