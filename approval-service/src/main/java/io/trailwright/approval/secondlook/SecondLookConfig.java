package io.trailwright.approval.secondlook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Which share of approved decisions is looked at once more. */
@ConfigMapping(prefix = "trailwright.second-look")
public interface SecondLookConfig {

    /** In percent, 0 to 100. */
    @WithDefault("0")
    int percent();

    /** What the draw is made with; whoever knows it knows which decisions are drawn. At least 16 characters with a share. */
    Optional<String> seed();
}
