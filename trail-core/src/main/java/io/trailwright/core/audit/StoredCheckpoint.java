package io.trailwright.core.audit;

/** A checkpoint as the store holds it: the size that the row says, and the signed note. */
public record StoredCheckpoint(long size, String note) {}
