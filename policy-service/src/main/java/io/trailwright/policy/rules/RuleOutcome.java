package io.trailwright.policy.rules;

/** What came of one rule. An outcome that is not a clear yes or no is kept apart from both. */
sealed interface RuleOutcome {

    /** The condition holds. */
    record Fired() implements RuleOutcome {}

    /** The condition does not hold. */
    record Silent() implements RuleOutcome {}

    /**
     * The condition could not be evaluated.
     *
     * @param why clause that completes "could not be evaluated: …", the same for the same facts, without any of them
     */
    record Failed(String why) implements RuleOutcome {}
}
