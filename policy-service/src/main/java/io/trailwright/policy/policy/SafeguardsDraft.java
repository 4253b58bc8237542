package io.trailwright.policy.policy;

import io.trailwright.policy.rules.BreakGlass;
import io.trailwright.policy.rules.Safeguards;
import java.util.Optional;

/**
 * What a policy says about a tier's safeguards. What makes a tier milder is never taken from the tier below: each names
 * its own.
 */
record SafeguardsDraft(Optional<BreakGlass> breakGlass) {

    static final SafeguardsDraft EMPTY = new SafeguardsDraft(Optional.empty());

    Safeguards resolved() {
        return new Safeguards(breakGlass);
    }
}
