package io.trailwright.policy.policy;

import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import io.trailwright.policy.document.Defects;
import io.trailwright.policy.rules.CompiledPolicy;
import io.trailwright.policy.rules.CompiledRule;
import io.trailwright.policy.rules.Evaluation;
import io.trailwright.policy.rules.Evaluation.FiredRule;
import io.trailwright.policy.rules.Evaluation.Missing;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import io.trailwright.policy.rules.Evaluator;
import io.trailwright.policy.rules.Rule;
import io.trailwright.policy.rules.RuleCompiler;
import io.trailwright.policy.rules.Tier;
import io.trailwright.policy.rules.UncompilableRuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a policy of a document: compiles its rules and runs its tests. */
public final class PolicyCompiler {

    private PolicyCompiler() {}

    /**
     * Compiles a policy without running its tests, which passed when it was published.
     *
     * @throws DefectiveDocumentException when a rule does not compile
     */
    public static CompiledPolicy compile(PolicyDocument document, int version) {
        Defects defects = new Defects();
        List<CompiledRule> rules = new ArrayList<>();
        for (int i = 0; i < document.rules().size(); i++) {
            compile(document.rules().get(i), "/rules/" + i + "/when", defects).ifPresent(rules::add);
        }
        defects.refuseIfAny(Kind.CONTENT);
        PolicyRef ref = new PolicyRef(document.id(), version, document.digest().toString());
        return new CompiledPolicy(ref, rules, document.requirements());
    }

    /**
     * Compiles a policy and runs its tests.
     *
     * @throws DefectiveDocumentException with every rule that does not compile or every test that fails
     */
    public static CompiledPolicy compileAndTest(PolicyDocument document, int version) {
        CompiledPolicy policy = compile(document, version);
        Defects defects = new Defects();
        for (int i = 0; i < document.tests().size(); i++) {
            run(document.tests().get(i), policy, "/tests/" + i, defects);
        }
        defects.refuseIfAny(Kind.CONTENT);
        return policy;
    }

    private static Optional<CompiledRule> compile(Rule rule, String pointer, Defects defects) {
        try {
            return Optional.of(RuleCompiler.compile(rule));
        } catch (UncompilableRuleException e) {
            defects.add(pointer, "Rule %s does not compile: %s".formatted(rule.id(), e.getMessage()));
            return Optional.empty();
        }
    }

    private static void run(PolicyTest test, CompiledPolicy policy, String pointer, Defects defects) {
        Evaluation evaluation = Evaluator.evaluate(test.facts(), policy);
        if (evaluation.tier() != test.tier()) {
            defects.add(
                    pointer + "/expect/tier",
                    "Test '%s' expects tier %s, but it is %s by %s."
                            .formatted(
                                    test.name(),
                                    test.tier().wire(),
                                    evaluation.tier().wire(),
                                    decisive(evaluation)));
        }
        test.rules()
                .flatMap(expected -> difference(expected, set(evaluation.rules(), FiredRule::id)))
                .ifPresent(difference -> defects.add(
                        pointer + "/expect/rules",
                        "Test '%s' expects other rules to fire: %s.".formatted(test.name(), difference)));
        test.missing()
                .flatMap(expected -> difference(expected, set(evaluation.missing(), Missing::what)))
                .ifPresent(difference -> defects.add(
                        pointer + "/expect/missing",
                        "Test '%s' expects something else to be missing: %s.".formatted(test.name(), difference)));
    }

    private static String decisive(Evaluation evaluation) {
        Tier tier = evaluation.tier();
        return evaluation.rules().stream()
                .filter(rule -> rule.tier() == tier)
                .map(FiredRule::id)
                .collect(Collectors.joining(", "));
    }

    private static <T> Set<String> set(List<T> items, Function<T, String> name) {
        return items.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> difference(Set<String> expected, Set<String> actual) {
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("expected %s, got %s".formatted(new TreeSet<>(expected), actual));
    }
}
