package io.trailwright.bench;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param rounds of product and floor in turn, at least 1; a figure that counts has 5
 * @param each how long either side runs in a round
 * @param warmUp how long either side runs before the first round, unmeasured
 */
record Plan(int rounds, Duration each, Duration warmUp) {
    Plan {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, but is " + rounds);
        }
    }
}
