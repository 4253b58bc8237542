package io.trailwright.policy.rules;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes policies and facts for tests. */
final class Policies {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    static final String DIGEST = Digest.of(new byte[] {1}).toString();

    private static final PolicyRef REF = new PolicyRef("a-policy", 3, DIGEST);
    private static final Map<Rule, CompiledRule> COMPILED = new ConcurrentHashMap<>();

    private Policies() {}

    static Rule rule(String id, Tier tier, String when) {
        return new Rule(id, when, tier, "Because of " + id + ".");
    }

    static CompiledPolicy policy(Rule... rules) {
        return policy(Requirements.defaults(), rules);
    }

    static CompiledPolicy policy(Requirements requirements, Rule... rules) {
        List<CompiledRule> compiled = Stream.of(rules)
                .map(rule -> COMPILED.computeIfAbsent(rule, Policies::compile))
                .toList();
        return new CompiledPolicy(REF, compiled, requirements);
    }

    static CompiledPolicy compiledAnew(Rule... rules) {
        return new CompiledPolicy(REF, Stream.of(rules).map(Policies::compile).toList(), Requirements.defaults());
    }

    private static CompiledRule compile(Rule rule) {
        try {
            return RuleCompiler.compile(rule);
        } catch (UncompilableRuleException e) {
            throw new AssertionError(rule.id() + ": " + e.getMessage(), e);
        }
    }

    /** Harmless facts with these arguments, as JSON with single quotes. */
    static Facts facts(String arguments) {
        return facts((Json.Obj) Json.parse(arguments.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    static Facts facts(Json.Obj arguments) {
        return new Facts(
                AT,
                new Facts.Workflow("a-workflow", 2, DIGEST),
                new Facts.Action("an.action", "a-target", arguments),
                new Facts.Tool(Optional.of("a-maker"), Optional.of("a-model"), true),
                List.of("public"),
                List.of(),
                List.of(),
                atRequest());
    }

    static Set<DecisionField> atRequest() {
        Set<DecisionField> fields = EnumSet.allOf(DecisionField.class);
        fields.removeIf(field -> !field.knownAtRequest());
        return fields;
    }

    static Facts with(Facts facts, Facts.Evidence... evidence) {
        return new Facts(
                facts.at(),
                facts.workflow(),
                facts.action(),
                facts.tool(),
                facts.dataCategories(),
                facts.unregisteredDataCategories(),
                Stream.of(evidence).toList(),
                facts.supplied());
    }
}
