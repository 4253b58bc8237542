package io.trailwright.ingest.client.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the ledger waits for policy, and how it spares a policy service that is down. */
@ConfigMapping(prefix = "trailwright.policy")
interface PolicySettings {

    /**
     * From the moment a batch is sent to its whole answer, the machine's token included. Past it, every decision of the
     * batch is recorded as undetermined.
     */
    @WithDefault("PT2S")
    Duration deadline();

    /** Pause after the first failed call, doubled by each further one: in it nobody waits for policy. */
    @WithDefault("PT0.2S")
    Duration firstPause();

    /** The longest such pause: so late may policy's return be noticed. */
    @WithDefault("PT5S")
    Duration longestPause();

    /** Pause between two rounds of asking again for undetermined decisions; the first round is right after the start. */
    @WithDefault("PT2S")
    Duration reevaluateEvery();

    /** Decisions that may wait for policy at a time; more are recorded as undetermined at once. */
    @WithDefault("20000")
    int queueLimit();
}
