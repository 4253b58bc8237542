package io.trailwright.approval.attention;

import io.trailwright.core.entry.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person was last shown of a decision.
 *
 * @param firstShown when this view was first shown to this person
 * @param lastShown when it was last shown
 * @param earlier the view before, if they were shown another
 */
public record Look(Glance now, Instant firstShown, Instant lastShown, Optional<Earlier> earlier) {

    /**
     * A view as it is shown.
     *
     * @param view its digest
     * @param seq the newest entry of the trail then
     */
    public record Glance(Digest view, long seq) {}

    /** @param shown when it was last shown */
    public record Earlier(Glance glance, Instant shown) {}

    /** The same view again goes on; another one begins, and what was shown becomes the earlier one. */
    public Look again(Glance glance, Instant at) {
        if (glance.view().equals(now.view())) {
            return new Look(now, firstShown, at, earlier);
        }
        return new Look(glance, at, at, Optional.of(new Earlier(now, lastShown)));
    }

    /** Whole seconds since this view was first shown; none if the clock was set back. */
    long seconds(Instant until) {
        return Math.max(0, Duration.between(firstShown, until).toSeconds());
    }
}
