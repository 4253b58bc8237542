package io.trailwright.approval.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reviews are opened, closed and shown. */
@ConfigMapping(prefix = "trailwright.review")
public interface ReviewConfig {

    /** How often reviews that could not be opened at once are tried again. Whole seconds, at least 1. */
    @WithDefault("PT2S")
    Duration openEvery();

    /** How often reviews past their time limit are looked for. Whole seconds, at least 1. */
    @WithDefault("PT5S")
    Duration expireEvery();

    /** How long after the time limit the ledger is told: more than the clocks of the two can be apart. */
    @WithDefault("PT2S")
    Duration expireAfter();

    /** How often reviews that are to be escalated are looked for. Whole seconds, at least 1. */
    @WithDefault("PT5S")
    Duration escalateEvery();

    /** How long after a step is due the ledger is told: more than the clocks of the two can be apart. */
    @WithDefault("PT2S")
    Duration escalateAfter();

    /** How often what waits for people is counted. Whole seconds, at least 1. */
    @WithDefault("PT15S")
    Duration countEvery();

    /** How long a decision waits for the ledger's feed to bring back what was appended. */
    @WithDefault("PT3S")
    Duration catchUp();

    /** Claims that one person may hold at a time; 0 for any number. */
    @WithDefault("0")
    int mostClaims();

    /** Reviews handled in one go by the opener and the expirer. */
    @WithDefault("100")
    int batch();
}
