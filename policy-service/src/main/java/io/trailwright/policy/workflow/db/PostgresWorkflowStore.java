package io.trailwright.policy.workflow.db;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.policy.workflow.WorkflowKey;
import io.trailwright.policy.workflow.WorkflowStore;
import io.trailwright.policy.workflow.WorkflowVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Workflows in PostgreSQL. Two writers of the same version: the unique key lets one through. What a version says never
 * changes, so each is read once and kept; which one is the newest is asked each time.
 */
@ApplicationScoped
class PostgresWorkflowStore implements WorkflowStore {

    private static final int MOST_KEPT = 5_000;

    private final WorkflowRepository repository;
    private final NewestVersions newest;
    private final StoredWorkflows stored;
    private final Map<WorkflowKey, WorkflowVersion> kept = new ConcurrentHashMap<>();

    PostgresWorkflowStore(WorkflowRepository repository, NewestVersions newest, StoredWorkflows stored) {
        this.repository = repository;
        this.newest = newest;
        this.stored = stored;
    }

    @Override
    public Uni<Map<WorkflowKey, WorkflowVersion>> current(Collection<WorkflowKey> keys) {
        return newest.of(keys).chain(versions -> Multi.createFrom()
                .iterable(versions.entrySet())
                .onItem()
                .transformToUniAndConcatenate(each -> kept(each.getKey(), each.getValue()))
                .collect()
                .asMap(version ->
                        new WorkflowKey(version.tenant(), version.registration().id())));
    }

    private Uni<WorkflowVersion> kept(WorkflowKey key, int version) {
        WorkflowVersion known = kept.get(key);
        return known != null && known.version() == version
                ? Uni.createFrom().item(known)
                : version(key, version).map(Optional::orElseThrow).invoke(read -> keep(key, read));
    }

    private void keep(WorkflowKey key, WorkflowVersion version) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(key, version);
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
    public Uni<Set<String>> known(String tenant, Set<String> digests) {
        return stored.digests(tenant, digests);
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
