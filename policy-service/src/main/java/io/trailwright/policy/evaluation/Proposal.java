package io.trailwright.policy.evaluation;

import io.trailwright.core.json.Json;
import io.trailwright.policy.rules.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposed decision, as far as policy looks at it: of free text only whether it is there.
 *
 * @param at when it was proposed, or asked again
 * @param promptNamed whether a prompt or workflow version is named
 * @param outputGiven whether there is a recommendation
 * @param exceptionsDeclared whether exceptions are declared, an empty list included
 */
public record Proposal(
        String tenant,
        Instant at,
        String workflow,
        Optional<Tool> tool,
        List<String> dataCategories,
        String actionType,
        String actionTarget,
        Json.Obj arguments,
        List<Facts.Evidence> evidence,
        boolean promptNamed,
        boolean outputGiven,
        boolean exceptionsDeclared) {

    public Proposal {
        dataCategories = List.copyOf(dataCategories);
        evidence = List.copyOf(evidence);
    }

    /** A tool or model, as declared. */
    public record Tool(Optional<String> provider, String name) {}
}
