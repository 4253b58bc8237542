package io.trailwright.policy.policy;

import io.trailwright.policy.rules.BreakGlass;
import io.trailwright.policy.rules.Safeguards;
import java.util.List;
import java.util.Optional;

/**
 * What a policy says about a tier's safeguards. What makes a tier stricter comes from the tier below where it is left out;
 * what makes it milder never does: each tier names its own.
 */
record SafeguardsDraft(
        Optional<BreakGlass> breakGlass,
        Optional<List<String>> training,
        Optional<Boolean> conflictDeclaration,
        Optional<List<String>> riskAcceptance) {

    static final SafeguardsDraft EMPTY =
            new SafeguardsDraft(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Safeguards over(Safeguards below) {
        return new Safeguards(
                breakGlass,
                training.orElse(below.training()),
                conflictDeclaration.orElse(below.conflictDeclaration()),
                riskAcceptance.orElse(List.of()));
    }
}
