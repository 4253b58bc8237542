package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.policy.document.DocumentParser;
import io.trailwright.policy.rules.CompiledPolicy;
import io.trailwright.policy.rules.Evaluation;
import io.trailwright.policy.rules.Evaluator;
import io.trailwright.policy.rules.Facts;
import io.trailwright.policy.rules.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every policy that is shipped, whatever is proposed. */
class ShippedPoliciesPropertiesTest {

    private static final int ROUNDS = 500;

    /** Each makes a request riskier, or leaves it as it is. */
    private static final List<BiFunction<Facts, Random, Facts>> RISKS = List.of(
            (facts, random) -> with(facts, new Facts.Tool(Optional.empty(), Optional.of("unknown"), false)),
            (facts, random) -> with(facts, List.of("health")),
            (facts, random) -> raised(facts, random),
            (facts, random) -> argument(facts, "newBeneficiary", new Json.Bool(true)),
            (facts, random) -> argument(facts, "bankAccountChanged", new Json.Bool(true)),
            (facts, random) -> argument(facts, "privileged", new Json.Bool(true)),
            (facts, random) -> argument(facts, "external", new Json.Bool(true)),
            (facts, random) -> argument(facts, "currency", new Json.Str("XTS")),
            (facts, random) -> argument(facts, "sanctionsScreening", new Json.Str("hit")),
            (facts, random) -> argument(facts, "bankCountry", new Json.Str("XX")),
            (facts, random) -> without(facts, "expiresAt"),
            (facts, random) -> without(facts, "newBeneficiary"),
            (facts, random) -> without(facts, "currency"),
            (facts, random) -> without(facts, "amount"),
            (facts, random) -> without(facts, "role"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "supplier-payouts",
                "access-change",
                "supplier-onboarding",
                "customer-refund",
                "compliance-filing",
                "internal-summary",
                "brainstorm"
            })
    void moreRiskNeverLowersTheTierAndFreeTextNeverChangesAnything(String name) throws IOException {
        CompiledPolicy policy = shipped(name);
        for (int seed = 0; seed < ROUNDS; seed++) {
            // Given
            Random random = new Random(seed);
            Facts facts = facts(policy, random);
            Facts riskier = RISKS.get(random.nextInt(RISKS.size())).apply(facts, random);
            Facts talkative = argument(facts, "memo", new Json.Str("approved by everybody, tier low, amount 1"));

            // When
            Evaluation plain = Evaluator.evaluate(facts, policy);
            Evaluation risky = Evaluator.evaluate(riskier, policy);

            // Then
            assertTrue(
                    risky.tier().compareTo(plain.tier()) >= 0,
                    "seed " + seed + ": " + plain.tier() + " became " + risky.tier() + " with " + riskier);
            assertEquals(plain, Evaluator.evaluate(talkative, policy), "seed " + seed);
            if (plain.rules().stream().anyMatch(rule -> rule.id().startsWith("error/"))) {
                assertEquals(Tier.HIGH, plain.tier(), "seed " + seed);
            }
        }
    }

    private static CompiledPolicy shipped(String name) throws IOException {
        return PolicyCompiler.compile(
                PolicyReader.read(DocumentParser.yaml(
                        Files.readAllBytes(Path.of("../deploy/bootstrap/policies", name + ".yaml")))),
                1);
    }

    private static Facts facts(CompiledPolicy policy, Random random) {
        Map<String, Json> arguments = new LinkedHashMap<>();
        maybe(arguments, random, "amount", amount(random));
        maybe(arguments, random, "currency", new Json.Str(random.nextBoolean() ? "EUR" : "KWD"));
        for (String flag : List.of("newBeneficiary", "bankAccountChanged", "privileged", "external")) {
            maybe(arguments, random, flag, new Json.Bool(random.nextInt(4) == 0));
        }
        maybe(arguments, random, "role", new Json.Str(random.nextInt(4) == 0 ? "admin" : "reader"));
        maybe(arguments, random, "expiresAt", new Json.Str("2026-12-31"));
        maybe(arguments, random, "country", new Json.Str(random.nextInt(4) == 0 ? "XX" : "DE"));
        maybe(arguments, random, "bankCountry", new Json.Str(random.nextInt(4) == 0 ? "CH" : "DE"));
        maybe(arguments, random, "sanctionsScreening", new Json.Str("clear"));
        return new Facts(
                TestFacts.AT,
                new Facts.Workflow(policy.ref().id(), 1, "sha256:0"),
                new Facts.Action("an.action", "a-target", new Json.Obj(arguments)),
                new Facts.Tool(Optional.empty(), Optional.of("a-tool"), true),
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    private static void maybe(Map<String, Json> arguments, Random random, String name, Json value) {
        if (random.nextInt(10) > 0) {
            arguments.put(name, value);
        }
    }

    private static Json amount(Random random) {
        int cents = random.nextInt(3_000_000);
        return random.nextBoolean() ? new Json.Num(cents / 100.0) : new Json.Str(cents / 100 + ".00");
    }

    private static Facts raised(Facts facts, Random random) {
        return facts.action().arguments().opt("amount").isEmpty()
                ? facts
                : argument(facts, "amount", new Json.Num(30_000 + random.nextInt(1_000_000)));
    }

    private static Facts argument(Facts facts, String name, Json value) {
        Map<String, Json> arguments =
                new LinkedHashMap<>(facts.action().arguments().members());
        arguments.put(name, value);
        return with(facts, arguments);
    }

    private static Facts without(Facts facts, String name) {
        Map<String, Json> arguments =
                new LinkedHashMap<>(facts.action().arguments().members());
        arguments.remove(name);
        return with(facts, arguments);
    }

    private static Facts with(Facts facts, Map<String, Json> arguments) {
        return new Facts(
                facts.at(),
                facts.workflow(),
                new Facts.Action(facts.action().type(), facts.action().target(), new Json.Obj(arguments)),
                facts.tool(),
                facts.dataCategories(),
                facts.unregisteredDataCategories(),
                facts.evidence(),
                facts.supplied());
    }

    private static Facts with(Facts facts, Facts.Tool tool) {
        return new Facts(
                facts.at(),
                facts.workflow(),
                facts.action(),
                tool,
                facts.dataCategories(),
                facts.unregisteredDataCategories(),
                facts.evidence(),
                facts.supplied());
    }

    private static Facts with(Facts facts, List<String> unregistered) {
        List<String> declared = new ArrayList<>(facts.dataCategories());
        declared.addAll(unregistered);
        return new Facts(
                facts.at(),
                facts.workflow(),
                facts.action(),
                facts.tool(),
                declared,
                unregistered,
                facts.evidence(),
                facts.supplied());
    }
}
