package io.trailwright.core.audit;

/**
 * What a witness has said to a checkpoint, as the store holds it.
 *
 * @param witness name of the witness's key, a plus and its id
 * @param line a signature line of a signed note, without its newline
 */
public record StoredCosignature(long size, String witness, String line) {}
