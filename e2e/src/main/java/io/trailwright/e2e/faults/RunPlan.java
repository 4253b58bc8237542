package io.trailwright.e2e.faults;

import java.util.Optional;

/**
 * What a run does.
 *
 * @param cycles kills to come to at least; of a single fault that kills nothing, how often it is done
 * @param seed decides moments, victims and modes
 * @param only this fault alone; empty for all by weight, with the sweeps over crash points
 * @param clients threads that send
 * @param stalls whether the sweep also stalls at each crash point: 5 s each, so not in the short form
 * @param volumes whether volumes are filled, where that can be done
 */
record RunPlan(int cycles, long seed, Optional<Fault> only, int clients, boolean stalls, boolean volumes) {

    /** For continuous integration: a few minutes. */
    static RunPlan shortForm(long seed) {
        return new RunPlan(30, seed, Optional.empty(), 4, false, true);
    }

    static RunPlan longForm(int cycles, long seed) {
        return new RunPlan(cycles, seed, Optional.empty(), 6, true, true);
    }
}
