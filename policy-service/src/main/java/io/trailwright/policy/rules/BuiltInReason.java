package io.trailwright.policy.rules;

import io.trailwright.policy.rules.Evaluation.FiredRule;

/** Reasons for the high tier that no policy has to state. Their names cannot be ids of rules: those have no slash. */
public final class BuiltInReason {

    private BuiltInReason() {}

    static FiredRule noRuleFired(String policy) {
        return new FiredRule(
                "default/no-rule-fired",
                Tier.HIGH,
                "No rule of policy %s covers this case, and what no rule covers is high risk.".formatted(policy));
    }

    static FiredRule noPolicyInScope(Facts facts) {
        return new FiredRule(
                "default/no-policy-in-scope",
                Tier.HIGH,
                "No policy covers action %s of workflow %s, and what no policy covers is high risk."
                        .formatted(facts.action().type(), facts.workflow().id()));
    }

    static FiredRule policyUnusable(String policy) {
        return new FiredRule(
                "default/policy-unusable",
                Tier.HIGH,
                "Policy %s cannot be read by this version of the service, so the action is high risk."
                        .formatted(policy));
    }

    static FiredRule evaluationError(Rule rule, RuleOutcome.Failed failed) {
        return new FiredRule(
                "error/" + rule.id(),
                Tier.HIGH,
                "Rule %s could not be evaluated: %s. What cannot be evaluated is high risk."
                        .formatted(rule.id(), failed.why()));
    }
}
