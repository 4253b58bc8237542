package io.trailwright.policy.rules;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.trailwright.policy.rules.Evaluation.FiredRule;

/** A rule whose condition has been compiled. Immutable; shared between threads. */
public final class CompiledRule {

    private static final RuleOutcome FIRED = new RuleOutcome.Fired();
    private static final RuleOutcome SILENT = new RuleOutcome.Silent();

    private final Rule rule;
    private final Program program;
    private final FiredRule fired;

    CompiledRule(Rule rule, Program program) {
        this.rule = rule;
        this.program = program;
        this.fired = new FiredRule(rule.id(), rule.tier(), rule.reason());
    }

    /** The rule as written. */
    public Rule rule() {
        return rule;
    }

    FiredRule fired() {
        return fired;
    }

    /** Evaluates the condition. Whatever goes wrong is an outcome, never an exception. */
    RuleOutcome evaluate(CelFacts facts) {
        try {
            Object result = program.eval(facts.variables());
            if (result instanceof Boolean holds) {
                return holds ? FIRED : SILENT;
            }
            return new RuleOutcome.Failed("its condition gives neither true nor false");
        } catch (CelEvaluationException e) {
            return new RuleOutcome.Failed(plain(e.getErrorCode()));
        } catch (RuntimeException | StackOverflowError e) {
            return new RuleOutcome.Failed(plain(CelErrorCode.INTERNAL_ERROR));
        }
    }

    private static String plain(CelErrorCode code) {
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> "a value that it needs is not there";
            case INDEX_OUT_OF_BOUNDS -> "it reads past the end of a list";
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND -> "a value is of another type than it needs";
            case NUMERIC_OVERFLOW -> "a number is too large";
            case ITERATION_BUDGET_EXCEEDED -> "it would take more steps than are allowed";
            case INVALID_ARGUMENT, BAD_FORMAT -> "a value is not written as it needs";
            case DUPLICATE_ATTRIBUTE, INTERNAL_ERROR -> "its condition does not give a clear answer";
        };
    }
}
