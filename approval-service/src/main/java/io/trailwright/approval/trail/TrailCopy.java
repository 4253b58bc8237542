package io.trailwright.approval.trail;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Copies of trails. Methods join the caller's transaction if there is one, and are one transaction each otherwise.
 */
public interface TrailCopy {

    /**
     * Keeps checked entries of a log. Entries that are kept already are left as they are.
     *
     * @return fails with {@link ForkedEntryException} if another entry is kept at a
     *     position: the ledger showed two histories
     */
    Uni<Void> keep(String log, List<Entry> entries);

    /** Marks a trail as having a hole at this position. */
    Uni<Void> damage(String log, UUID trail, long position, String problem);

    /** The trail as far as it is known. */
    Uni<KeptTrail> trail(String log, UUID trail);

    /**
     * @param entries in order; empty when the trail is not known
     * @param damage why it is incomplete, if it is
     */
    record KeptTrail(List<Entry> entries, Optional<String> damage) {
        public KeptTrail {
            entries = List.copyOf(entries);
        }
    }
}
