package io.trailwright.policy.workflow;

import java.util.Optional;

/** What came of registering a workflow. */
public sealed interface PutOutcome {

    /** A first version. */
    record Created(WorkflowVersion version) implements PutOutcome {}

    /** A further version. */
    record Updated(WorkflowVersion version) implements PutOutcome {}

    /** The registration is the newest version already; nothing was written. */
    record Unchanged(WorkflowVersion version) implements PutOutcome {}

    /**
     * Somebody else was faster, or the caller's condition names another version; nothing was written.
     *
     * @param current what is there, if anything
     */
    record Conflict(Optional<WorkflowVersion> current) implements PutOutcome {}

    /** The workflow is there and the caller did not say which version it knows; nothing was written. */
    record ConditionMissing(WorkflowVersion current) implements PutOutcome {}
}
