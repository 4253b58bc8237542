package io.trailwright.core.audit;

import io.trailwright.core.log.Checkpoint;

/**
 * A checkpoint that somebody holds elsewhere, its signature verified: what the log has once said it is.
 *
 * @param where for a person to find it: the file it was read from
 */
public record KnownCheckpoint(Checkpoint checkpoint, String where) {}
