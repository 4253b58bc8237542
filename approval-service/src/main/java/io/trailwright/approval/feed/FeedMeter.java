package io.trailwright.approval.feed;

import java.time.Instant;
import java.util.Optional;

/** Shows how the feed is followed. Safe for use by many threads. */
public interface FeedMeter {

    /**
     * What was found at the last look; it stands until the next.
     *
     * @param entries that are not taken in, of all logs together
     * @param since when the wait of the log that waits longest began; empty while none waits
     */
    void behind(long entries, Optional<Instant> since);

    /** An entry could not be taken in, and was passed over. */
    void quarantined();
}
