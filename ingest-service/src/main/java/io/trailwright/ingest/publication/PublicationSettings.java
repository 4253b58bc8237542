package io.trailwright.ingest.publication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often checkpoints are published, and how witnesses that are down are spared. */
@ConfigMapping(prefix = "trailwright.publication")
public interface PublicationSettings {
    /** Pause between two looks at what has moved. */
    @WithDefault("PT1S")
    Duration every();

    /** Pause between two looks for what no witness has cosigned. */
    @WithDefault("PT15S")
    Duration lookEvery();

    /** The longest that one call to a witness may take. */
    @WithDefault("PT5S")
    Duration deadline();

    /** Pause after the first call that a witness did not answer, doubled by each further one. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** The longest such pause: so late may a witness's return be noticed. */
    @WithDefault("PT60S")
    Duration longestPause();
}
