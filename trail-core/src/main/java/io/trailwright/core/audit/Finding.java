package io.trailwright.core.audit;

/**
 * Something that is wrong.
 *
 * @param index the first index of the log that it is about
 * @param table the stored table that is wrong, or disagrees with the others
 * @param what one sentence, without a full stop
 */
public record Finding(long index, String table, String what) {}
