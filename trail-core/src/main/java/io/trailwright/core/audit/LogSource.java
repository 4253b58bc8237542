package io.trailwright.core.audit;

import io.trailwright.core.log.Frontier;
import java.util.Iterator;
import java.util.Optional;

/**
 * Everything that a store holds of one log, at one moment, each table in the order of the log. What an iterator gives is
 * read from the store while it is asked for: nobody holds a log in memory.
 */
public interface LogSource {

    String log();

    /** Empty when the store has no head of this log. */
    Optional<StoredHead> head();

    /** By index, from this one on. */
    Iterator<StoredEntry> entries(long from);

    /** By index, from this one on, and by the bytes of the name. */
    Iterator<StoredPart> parts(long from);

    /** Of one level, by position. */
    Iterator<StoredTile> tiles(int level);

    /** By size, from this one on. */
    Iterator<StoredCheckpoint> checkpoints(long from);

    /** By the index of the first entry, from this one on. */
    Iterator<StoredKey> keys(long from);

    /** By size, from this one on. */
    Iterator<StoredCosignature> cosignatures(long from);

    /**
     * The frontier of the tree of a size that is a multiple of 256, from the roots of the stored tiles.
     *
     * @throws IllegalArgumentException when a tile that it needs is not there
     */
    Frontier frontier(long size);
}
