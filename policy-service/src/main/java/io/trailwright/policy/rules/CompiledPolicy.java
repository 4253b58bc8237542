package io.trailwright.policy.rules;

import io.trailwright.policy.rules.Evaluation.PolicyRef;
import java.util.List;

/**
 * A version of a policy, ready to be evaluated. Immutable; shared between threads.
 *
 * @param rules in the document's order
 */
public record CompiledPolicy(PolicyRef ref, List<CompiledRule> rules, Requirements requirements) {

    public CompiledPolicy {
        rules = List.copyOf(rules);
    }
}
