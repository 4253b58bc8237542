package io.trailwright.policy.workflow.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.policy.workflow.WorkflowKey;
import io.trailwright.policy.workflow.WorkflowStore;
import io.trailwright.policy.workflow.WorkflowVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Workflows in PostgreSQL. Two writers of the same version: the unique key lets one through. */
@ApplicationScoped
class PostgresWorkflowStore implements WorkflowStore {

    private final WorkflowRepository repository;

    PostgresWorkflowStore(WorkflowRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Map<WorkflowKey, WorkflowVersion>> current(Collection<WorkflowKey> keys) {
        var tenants = keys.stream().map(WorkflowKey::tenant).collect(Collectors.toSet());
        var workflows = keys.stream().map(WorkflowKey::id).collect(Collectors.toSet());
        return repository.newest(tenants, workflows).map(rows -> rows.stream()
                .map(WorkflowRows::version)
                .collect(Collectors.toMap(
                        version -> new WorkflowKey(
                                version.tenant(), version.registration().id()),
                        Function.identity())));
    }

    @Override
    public Uni<Optional<WorkflowVersion>> version(WorkflowKey key, int version) {
        return repository
                .version(key.tenant(), key.id(), version)
                .map(rows -> rows.stream().map(WorkflowRows::version).findFirst());
    }

    @Override
    public Uni<List<WorkflowVersion>> list(String tenant, String after, int limit) {
        return repository
                .page(tenant, after, limit)
                .map(rows -> rows.stream().map(WorkflowRows::version).toList());
    }

    @Override
    public Uni<Boolean> has(WorkflowKey key, String digest) {
        return repository.count(key.tenant(), key.id(), digest).map(count -> count > 0);
    }

    @Override
    public Uni<Boolean> add(WorkflowVersion version) {
        return repository
                .insert(WorkflowRows.row(version))
                .replaceWith(true)
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(false);
    }
}
