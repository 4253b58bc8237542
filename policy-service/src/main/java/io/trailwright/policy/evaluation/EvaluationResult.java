package io.trailwright.policy.evaluation;

import io.trailwright.policy.Author;
import io.trailwright.policy.rules.Evaluation;
import io.trailwright.policy.rules.Facts;
import io.trailwright.policy.workflow.WorkflowVersion;
import java.util.Optional;

/** What came of one proposal. */
public sealed interface EvaluationResult {

    /**
     * Policy has spoken.
     *
     * @param author who published the policy version that spoke; empty where none did
     */
    record Evaluated(Facts facts, Evaluation evaluation, WorkflowVersion workflow, Optional<Author> author)
            implements EvaluationResult {}

    /**
     * The proposal names something that is not registered.
     *
     * @param type {@code unknown-workflow} or {@code unknown-action}
     * @param detail one sentence that says what to do
     * @param pointer RFC 6901 pointer into the proposal
     */
    record Unknown(String type, String detail, String pointer) implements EvaluationResult {}
}
