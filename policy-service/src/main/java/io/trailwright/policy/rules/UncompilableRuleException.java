package io.trailwright.policy.rules;

/** A rule whose condition is no condition over the facts. */
public final class UncompilableRuleException extends Exception {

    private static final long serialVersionUID = 1L;

    UncompilableRuleException(String message) {
        super(message);
    }
}
