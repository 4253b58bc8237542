package io.trailwright.policy.rules;

import static io.trailwright.policy.rules.Policies.facts;
import static io.trailwright.policy.rules.Policies.policy;
import static io.trailwright.policy.rules.Policies.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.policy.rules.Evaluation.FiredRule;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    @Test
    void theHighestTierOfTheFiredRulesWinsAndEachIsNamedWithItsReason() {
        // Given
        CompiledPolicy policy = policy(
                rule("always", Tier.LOW, "true"),
                rule("large", Tier.HIGH, "args.amount > 100"),
                rule("never", Tier.HIGH, "false"),
                rule("some", Tier.MEDIUM, "args.amount > 10"));

        // When
        Evaluation evaluation = Evaluator.evaluate(facts("{'amount': 101}"), policy);

        // Then
        assertEquals(
                new Evaluation(
                        policy.ref(),
                        Tier.HIGH,
                        List.of(
                                new FiredRule("always", Tier.LOW, "Because of always."),
                                new FiredRule("large", Tier.HIGH, "Because of large."),
                                new FiredRule("some", Tier.MEDIUM, "Because of some.")),
                        Requirements.defaults().of(Tier.HIGH),
                        List.of()),
                evaluation);
    }

    @Test
    void theRequirementIsThatOfTheTier() {
        // Given
        CompiledPolicy policy = policy(rule("always", Tier.LOW, "true"), rule("some", Tier.MEDIUM, "args.amount > 10"));

        // When
        Evaluation small = Evaluator.evaluate(facts("{'amount': 10}"), policy);
        Evaluation large = Evaluator.evaluate(facts("{'amount': 11}"), policy);

        // Then
        assertEquals(Tier.LOW, small.tier());
        assertEquals(0, small.requirement().approvals());
        assertEquals(Tier.MEDIUM, large.tier());
        assertEquals(1, large.requirement().approvals());
        assertEquals(Set.of(Exclusion.REQUESTER), large.requirement().excluded());
    }

    @Test
    void noFiredRuleIsHighAndSaysSo() {
        // Given
        CompiledPolicy policy = policy(rule("never", Tier.LOW, "args.amount > 100"));

        // When
        Evaluation evaluation = Evaluator.evaluate(facts("{'amount': 1}"), policy);

        // Then
        assertEquals(Tier.HIGH, evaluation.tier());
        assertEquals(
                List.of(new FiredRule(
                        "default/no-rule-fired",
                        Tier.HIGH,
                        "No rule of policy a-policy covers this case, and what no rule covers is high risk.")),
                evaluation.rules());
    }

    @Test
    void aRuleThatCannotBeEvaluatedIsHighAndTheOthersStillCount() {
        // Given
        CompiledPolicy policy = policy(rule("always", Tier.LOW, "true"), rule("large", Tier.LOW, "args.amount > 100"));

        // When
        Evaluation evaluation = Evaluator.evaluate(facts("{}"), policy);

        // Then
        assertEquals(Tier.HIGH, evaluation.tier());
        assertEquals(
                List.of(
                        new FiredRule("always", Tier.LOW, "Because of always."),
                        new FiredRule(
                                "error/large",
                                Tier.HIGH,
                                "Rule large could not be evaluated: a value that it needs is not there."
                                        + " What cannot be evaluated is high risk.")),
                evaluation.rules());
    }

    @Test
    void noPolicyInScopeIsHighAndNobodyCanApprove() {
        // When
        Evaluation evaluation = Evaluator.withoutPolicy(facts("{}"));

        // Then
        assertEquals(
                new Evaluation(
                        BuiltInPolicy.ref(),
                        Tier.HIGH,
                        List.of(new FiredRule(
                                "default/no-policy-in-scope",
                                Tier.HIGH,
                                "No policy covers action an.action of workflow a-workflow,"
                                        + " and what no policy covers is high risk.")),
                        Requirements.defaults().of(Tier.HIGH),
                        List.of()),
                evaluation);
        assertEquals(List.of(), evaluation.requirement().groups());
        assertEquals(1, evaluation.requirement().approvals());
    }

    @Test
    void aPolicyThatCannotBeReadAnyMoreIsHighAndIsNamed() {
        // Given
        PolicyRef ref = new PolicyRef("old-policy", 7, Policies.DIGEST);

        // When
        Evaluation evaluation = Evaluator.withUnusablePolicy(facts("{}"), ref);

        // Then
        assertEquals(Tier.HIGH, evaluation.tier());
        assertEquals(ref, evaluation.policy());
        assertEquals("default/policy-unusable", evaluation.rules().get(0).id());
    }
}
