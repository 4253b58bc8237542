package io.trailwright.policy.rules;

import io.trailwright.policy.rules.Evaluation.FiredRule;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import java.util.ArrayList;
import java.util.List;

/** Evaluates. A pure function of its arguments: nothing is remembered, nothing outside is asked. */
public final class Evaluator {

    private Evaluator() {}

    /**
     * Evaluates all rules of a policy. The tier is the highest of the rules that fired; a rule that cannot be evaluated
     * counts as fired and high; if no rule fires, the tier is high.
     */
    public static Evaluation evaluate(Facts facts, CompiledPolicy policy) {
        CelFacts bound = CelFacts.of(facts);
        List<FiredRule> fired = new ArrayList<>();
        for (CompiledRule rule : policy.rules()) {
            RuleOutcome outcome = rule.evaluate(bound);
            if (outcome instanceof RuleOutcome.Fired) {
                fired.add(rule.fired());
            } else if (outcome instanceof RuleOutcome.Failed failed) {
                fired.add(BuiltInReason.evaluationError(rule.rule(), failed));
            }
        }
        if (fired.isEmpty()) {
            fired.add(BuiltInReason.noRuleFired(policy.ref().id()));
        }
        return conclude(facts, policy.ref(), fired, policy.requirements());
    }

    /** Evaluates where no policy is in scope: high, and nobody is named who could approve. */
    public static Evaluation withoutPolicy(Facts facts) {
        return conclude(
                facts, BuiltInPolicy.ref(), List.of(BuiltInReason.noPolicyInScope(facts)), Requirements.defaults());
    }

    /** Evaluates where the stored policy cannot be compiled any more: high, and nobody is named who could approve. */
    public static Evaluation withUnusablePolicy(Facts facts, PolicyRef policy) {
        return conclude(facts, policy, List.of(BuiltInReason.policyUnusable(policy.id())), Requirements.defaults());
    }

    private static Evaluation conclude(
            Facts facts, PolicyRef policy, List<FiredRule> fired, Requirements requirements) {
        Tier tier = fired.stream().map(FiredRule::tier).reduce(Tier.LOW, Tier::or);
        Requirement requirement = requirements.of(tier, facts.at());
        return new Evaluation(policy, tier, fired, requirement, MissingItems.of(facts, requirement));
    }
}
