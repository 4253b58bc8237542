package io.trailwright.policy.workflow;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps versions of workflows. Every method is one transaction. */
public interface WorkflowStore {

    /** The newest version of each workflow that is known. */
    Uni<Map<WorkflowKey, WorkflowVersion>> current(Collection<WorkflowKey> keys);

    /** A version, if it is there. */
    Uni<Optional<WorkflowVersion>> version(WorkflowKey key, int version);

    /** The newest version of the workflows after an id, in the order of their ids, at most {@code limit}. */
    Uni<List<WorkflowVersion>> list(String tenant, String after, int limit);

    /** Which of these digests some version of a workflow of the tenant has, however old. */
    Uni<Set<String>> known(String tenant, Set<String> digests);

    /**
     * Adds a version.
     *
     * @return false, and nothing is written, when that version is there already
     */
    Uni<Boolean> add(WorkflowVersion version);
}
