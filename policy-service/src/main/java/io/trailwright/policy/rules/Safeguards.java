package io.trailwright.policy.rules;

import java.util.Optional;

/**
 * What a tier demands of the people who let a decision run, beside being asked; and who may let it run otherwise.
 *
 * @param breakGlass who may in an emergency; empty where nobody may
 */
public record Safeguards(Optional<BreakGlass> breakGlass) {

    /** Nothing beside being asked. */
    public static final Safeguards NONE = new Safeguards(Optional.empty());
}
