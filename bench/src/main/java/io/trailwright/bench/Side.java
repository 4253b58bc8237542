package io.trailwright.bench;

import java.time.Duration;

/** The product, or what it is compared with. */
interface Side {
    /**
     * Runs for about that long.
     *
     * @return the figure of this run, in the bench's unit
     * @throws VoidRoundException when what ran is not what was to be measured
     */
    double run(Duration time);
}
