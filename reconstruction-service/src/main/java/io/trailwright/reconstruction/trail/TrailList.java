package io.trailwright.reconstruction.trail;

import io.smallrye.mutiny.Uni;
import io.trailwright.reconstruction.account.Headline;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The trails that have been followed. */
public interface TrailList {

    /**
     * One page of one log's trails, newest decision first.
     *
     * @param after the decision after which the page begins; empty for the first page
     * @param limit most lines, at least 1
     */
    Uni<List<Headline>> page(String log, Optional<UUID> after, int limit);
}
