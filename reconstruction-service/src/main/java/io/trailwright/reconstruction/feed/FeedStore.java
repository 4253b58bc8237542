package io.trailwright.reconstruction.feed;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import java.util.List;
import java.util.UUID;

/** Where the copy is kept. */
public interface FeedStore {

    /** How far a log has been followed; the start when it is not known. */
    Uni<Position> position(String log);

    /** One trail of the copy, in order; empty when there is none. */
    Uni<List<Entry>> trail(String log, UUID trail);

    /**
     * Takes a step, all of it or nothing: position, entries, parts, erasures, quarantine and listing in one
     * transaction.
     *
     * @return false, and nothing done, when the position is no longer the one that the step started from: another
     *     replica was faster
     */
    Uni<Boolean> take(Step step);
}
