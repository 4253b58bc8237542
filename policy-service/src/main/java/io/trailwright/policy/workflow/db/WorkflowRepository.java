package io.trailwright.policy.workflow.db;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The statements on {@code workflow_version}. */
@ApplicationScoped
class WorkflowRepository implements PanacheRepositoryBase<WorkflowVersionEntity, UUID> {

    private static final String NEWEST =
            " and version = (select max(v.version) from WorkflowVersionEntity v where v.tenant = w.tenant and v.workflow = w.workflow)";

    @WithSession
    Uni<List<WorkflowVersionEntity>> page(String tenant, String after, int limit) {
        return find(
                        "from WorkflowVersionEntity w where tenant = ?1 and workflow > ?2" + NEWEST
                                + " order by workflow",
                        tenant,
                        after)
                .page(0, limit)
                .list();
    }

    @WithSession
    Uni<List<WorkflowVersionEntity>> version(String tenant, String workflow, int version) {
        return list("tenant = ?1 and workflow = ?2 and version = ?3", tenant, workflow, version);
    }

    @WithTransaction
    Uni<WorkflowVersionEntity> insert(WorkflowVersionEntity row) {
        return persistAndFlush(row);
    }
}
