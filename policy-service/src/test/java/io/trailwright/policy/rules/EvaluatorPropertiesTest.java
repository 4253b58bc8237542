package io.trailwright.policy.rules;

import static io.trailwright.policy.rules.Policies.compiledAnew;
import static io.trailwright.policy.rules.Policies.policy;
import static io.trailwright.policy.rules.Policies.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.policy.rules.Evaluation.FiredRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Properties over generated policies and facts; the seed stands in every message. */
class EvaluatorPropertiesTest {

    private static final int ROUNDS = 300;
    private static final int REPLAYS = 20;
    private static final List<String> CONDITIONS = List.of(
            "args.a == true",
            "args.b > 10",
            "args.b.exceeds(10)",
            "has(args.c)",
            "has(args.c) && args.c.exists(x, x == 1)",
            "args.d.e == 'x'",
            "args.a || args.b < 0",
            "size(evidence) == 0",
            "!tool.approved",
            "true",
            "false");

    @Test
    void theTierIsTheHighestOfWhatFiredAndHighWithoutAnything() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            // Given
            Random random = new Random(seed);
            CompiledPolicy policy = policy(rules(random));
            Facts facts = Policies.facts(arguments(random));

            // When
            Evaluation evaluation = Evaluator.evaluate(facts, policy);

            // Then
            List<FiredRule> expected = expected(policy, facts);
            Tier tier = expected.stream().map(FiredRule::tier).reduce(Tier.LOW, Tier::or);
            assertEquals(expected.isEmpty() ? Tier.HIGH : tier, evaluation.tier(), "seed " + seed);
            assertEquals(policy.requirements().of(evaluation.tier()), evaluation.requirement(), "seed " + seed);
            if (!expected.isEmpty()) {
                assertEquals(
                        expected.stream().map(FiredRule::id).toList(),
                        evaluation.rules().stream().map(FiredRule::id).toList(),
                        "seed " + seed);
            }
        }
    }

    @Test
    void oneMoreRuleNeverLowersTheTierOfWhatSomeRuleCovers() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            // Given
            Random random = new Random(seed);
            Rule[] rules = rules(random);
            rules[0] = rule("r0", Tier.LOW, "true");
            Facts facts = Policies.facts(arguments(random));
            List<Rule> more = new ArrayList<>(List.of(rules));
            more.add(random.nextInt(more.size() + 1), rule("one-more", tier(random), condition(random)));

            // When
            Tier before = Evaluator.evaluate(facts, policy(rules)).tier();
            Tier after =
                    Evaluator.evaluate(facts, policy(more.toArray(Rule[]::new))).tier();

            // Then
            assertTrue(after.compareTo(before) >= 0, "seed " + seed + ": " + before + " became " + after);
        }
    }

    @Test
    void anErrorInAnyRuleIsHigh() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            // Given
            Random random = new Random(seed);
            List<Rule> rules = new ArrayList<>(List.of(rules(random)));
            rules.add(random.nextInt(rules.size() + 1), rule("failing", Tier.LOW, "args.nobody.sends.it == 1"));

            // When
            Evaluation evaluation =
                    Evaluator.evaluate(Policies.facts(arguments(random)), policy(rules.toArray(Rule[]::new)));

            // Then
            assertEquals(Tier.HIGH, evaluation.tier(), "seed " + seed);
            assertTrue(evaluation.rules().stream().anyMatch(rule -> rule.id().equals("error/failing")), "seed " + seed);
        }
    }

    @Test
    void aReplayGivesTheSameTextFromAPolicyCompiledAnew() {
        for (int seed = 0; seed < REPLAYS; seed++) {
            // Given
            int same = seed;
            Facts facts = Policies.facts(arguments(new Random(same)));

            // When
            List<String> replays = IntStream.range(0, 3)
                    .mapToObj(i -> Evaluator.evaluate(facts, compiledAnew(rules(new Random(same)))))
                    .map(Evaluation::toString)
                    .distinct()
                    .toList();

            // Then
            assertEquals(1, replays.size(), "seed " + seed);
        }
    }

    private static List<FiredRule> expected(CompiledPolicy policy, Facts facts) {
        List<FiredRule> expected = new ArrayList<>();
        policy.rules().forEach(rule -> {
            RuleOutcome outcome = rule.evaluate(CelFacts.of(facts));
            if (outcome instanceof RuleOutcome.Fired) {
                expected.add(new FiredRule(rule.rule().id(), rule.rule().tier(), ""));
            } else if (outcome instanceof RuleOutcome.Failed) {
                expected.add(new FiredRule("error/" + rule.rule().id(), Tier.HIGH, ""));
            }
        });
        return expected;
    }

    private static Rule[] rules(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> rule("r" + i, tier(random), condition(random)))
                .toArray(Rule[]::new);
    }

    private static Tier tier(Random random) {
        return Tier.values()[random.nextInt(3)];
    }

    private static String condition(Random random) {
        return CONDITIONS.get(random.nextInt(CONDITIONS.size()));
    }

    private static Json.Obj arguments(Random random) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            if (random.nextInt(4) > 0) {
                members.put(name, value(random, 0));
            }
        }
        return new Json.Obj(members);
    }

    private static Json value(Random random, int depth) {
        return switch (random.nextInt(depth < 2 ? 8 : 6)) {
            case 0 -> new Json.Bool(random.nextBoolean());
            case 1 -> new Json.Num(random.nextInt(30) - 5);
            case 2 -> new Json.Num(random.nextDouble() * 30);
            case 3 -> new Json.Str(random.nextBoolean() ? "x" : "12.5");
            case 4 -> Json.Null.NULL;
            case 5 -> new Json.Str("a text of any kind");
            case 6 -> new Json.Arr(List.of(value(random, depth + 1), new Json.Num(1)));
            default -> new Json.Obj(Map.of("e", value(random, depth + 1)));
        };
    }
}
