package io.trailwright.approval.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the feed is followed. */
@ConfigMapping(prefix = "trailwright.feed")
public interface FeedConfig {

    /** Whether this process follows the feed at all. */
    @WithDefault("true")
    boolean enabled();

    /** Entries asked for at once, 1 to 1000. An entry can hold 1 MiB of evidence: this bounds memory. */
    @WithDefault("64")
    int pageSize();

    /** How long the ledger may hold back an empty answer, at most 60 s. */
    @WithDefault("PT25S")
    Duration patience();

    /** Tries before an entry that cannot be taken in is quarantined. */
    @WithDefault("5")
    int tries();

    /** Pause between two looks how far the ledger is. Whole seconds, at least 1. */
    @WithDefault("PT15S")
    Duration lookEvery();

    /** Pause between a failed try and the next, and between two looks for new logs. Whole seconds, at least 1. */
    @WithDefault("PT1S")
    Duration pause();
}
