package io.trailwright.policy.rules;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.stream.Collectors;

/**
 * Compiles conditions (Common Expression Language). A misspelt variable or a condition that is not a boolean does not
 * compile. Loops are limited to {@code all}, {@code exists} and {@code exists_one}, and all loops of a condition together
 * to {@value #MAX_ITERATIONS} steps; a condition has at most {@value #MAX_LENGTH} characters.
 */
public final class RuleCompiler {

    static final int MAX_LENGTH = 2_000;
    static final int MAX_ITERATIONS = 10_000;

    private static final int MAX_NODES = 1_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_REGEX_PROGRAM = 200;

    private static final Cel CEL = CelFactory.plannerCelBuilder()
            .setOptions(CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .maxExpressionCodePointSize(MAX_LENGTH)
                    .maxParseExpressionNodeCount(MAX_NODES)
                    .maxParseRecursionDepth(MAX_DEPTH)
                    .maxRegexProgramSize(MAX_REGEX_PROGRAM)
                    .comprehensionMaxIterations(MAX_ITERATIONS)
                    .build())
            .setStandardMacros(
                    CelStandardMacro.HAS, CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE)
            .addVar("action.type", SimpleType.STRING)
            .addVar("action.target", SimpleType.STRING)
            .addVar("args", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("workflow.id", SimpleType.STRING)
            .addVar("workflow.version", SimpleType.INT)
            .addVar("tool.declared", SimpleType.BOOL)
            .addVar("tool.approved", SimpleType.BOOL)
            .addVar("tool.name", SimpleType.STRING)
            .addVar("tool.provider", SimpleType.STRING)
            .addVar("dataCategories", ListType.create(SimpleType.STRING))
            .addVar("unregisteredDataCategories", ListType.create(SimpleType.STRING))
            .addVar("evidence", ListType.create(SimpleType.STRING))
            .addFunctionDeclarations(AmountFunctions.declarations())
            .addFunctionBindings(AmountFunctions.bindings())
            .setResultType(SimpleType.BOOL)
            .build();

    private RuleCompiler() {}

    /**
     * Compiles a rule.
     *
     * @throws UncompilableRuleException with what is wrong, when the condition is not one
     */
    public static CompiledRule compile(Rule rule) throws UncompilableRuleException {
        try {
            CelAbstractSyntaxTree tree = CEL.compile(rule.when()).getAst();
            return new CompiledRule(rule, CEL.createProgram(tree));
        } catch (CelValidationException e) {
            throw new UncompilableRuleException(
                    e.getErrors().stream().map(RuleCompiler::describe).collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw new UncompilableRuleException("cannot be turned into a program");
        }
    }

    private static String describe(CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        int column = issue.getSourceLocation().getColumn() + 1;
        return line < 1 ? issue.getMessage() : "line %d, column %d: %s".formatted(line, column, issue.getMessage());
    }
}
