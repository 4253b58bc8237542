package io.trailwright.policy.workflow;

import io.smallrye.mutiny.Uni;
import io.trailwright.policy.Author;
import io.trailwright.policy.precondition.Expectation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Registers workflows. Registering what is the newest version already changes nothing. */
@ApplicationScoped
public class WorkflowService {

    private final WorkflowStore store;
    private final Clock clock;

    /** Made by the container. */
    public WorkflowService(WorkflowStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The newest version of each workflow that is known. */
    public Uni<Map<WorkflowKey, WorkflowVersion>> current(Collection<WorkflowKey> keys) {
        return store.current(keys);
    }

    /** The newest version of a workflow. */
    public Uni<Optional<WorkflowVersion>> current(WorkflowKey key) {
        return store.current(List.of(key)).map(found -> Optional.ofNullable(found.get(key)));
    }

    /** A version of a workflow. */
    public Uni<Optional<WorkflowVersion>> version(WorkflowKey key, int version) {
        return store.version(key, version);
    }

    /** The newest version of the workflows after an id, in the order of their ids. */
    public Uni<List<WorkflowVersion>> list(String tenant, String after, int limit) {
        return store.list(tenant, after, limit);
    }

    /**
     * Registers a workflow.
     *
     * @param expected which version the caller believes to be the newest
     */
    public Uni<PutOutcome> put(String tenant, Registration registration, Expectation expected, Author author) {
        return current(new WorkflowKey(tenant, registration.id()))
                .chain(current -> put(tenant, registration, expected, author, current));
    }

    /** Those registrations that no version of a workflow of the tenant says, however old. */
    public Uni<List<Registration>> unknown(String tenant, List<Registration> registrations) {
        Map<String, Registration> unknown = new LinkedHashMap<>();
        registrations.forEach(each -> unknown.put(each.digest().toString(), each));
        return store.known(tenant, Set.copyOf(unknown.keySet())).map(known -> {
            unknown.keySet().removeAll(known);
            return List.copyOf(unknown.values());
        });
    }

    /** Registers a workflow, whatever its newest version says. */
    public Uni<PutOutcome> put(String tenant, Registration registration, Author author) {
        return current(new WorkflowKey(tenant, registration.id()))
                .chain(current -> add(tenant, registration, author, current));
    }

    private Uni<PutOutcome> put(
            String tenant,
            Registration registration,
            Expectation expected,
            Author author,
            Optional<WorkflowVersion> current) {
        if (!expected.holds(current.map(WorkflowVersion::digest))) {
            return Uni.createFrom().item(new PutOutcome.Conflict(current));
        }
        String digest = registration.digest().toString();
        if (current.isPresent() && current.get().digest().equals(digest)) {
            return Uni.createFrom().item(new PutOutcome.Unchanged(current.get()));
        }
        if (current.isPresent() && expected instanceof Expectation.None) {
            return Uni.createFrom().item(new PutOutcome.ConditionMissing(current.get()));
        }
        return add(tenant, registration, author, current);
    }

    private Uni<PutOutcome> add(
            String tenant, Registration registration, Author author, Optional<WorkflowVersion> current) {
        WorkflowVersion next = new WorkflowVersion(
                tenant,
                current.map(WorkflowVersion::version).orElse(0) + 1,
                registration.digest().toString(),
                registration,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                author);
        return store.add(next).map(added -> {
            if (!added) {
                return new PutOutcome.Conflict(current);
            }
            return current.isPresent() ? new PutOutcome.Updated(next) : new PutOutcome.Created(next);
        });
    }
}
