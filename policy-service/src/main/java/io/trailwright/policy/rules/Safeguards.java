package io.trailwright.policy.rules;

import java.util.List;
import java.util.Optional;

/**
 * What a tier demands of the people who let a decision run, beside being asked; and who may let it run otherwise.
 *
 * @param breakGlass who may in an emergency; empty where nobody may
 * @param training courses that they must have done, and that must still be valid
 * @param conflictDeclaration whether they must declare that they have no conflict of interest
 * @param riskAcceptance groups whose members may approve with evidence unread; empty where nobody may
 */
public record Safeguards(
        Optional<BreakGlass> breakGlass,
        List<String> training,
        boolean conflictDeclaration,
        List<String> riskAcceptance) {

    /** Nothing beside being asked. */
    public static final Safeguards NONE = new Safeguards(Optional.empty(), List.of(), false, List.of());

    public Safeguards {
        training = List.copyOf(training);
        riskAcceptance = List.copyOf(riskAcceptance);
    }
}
