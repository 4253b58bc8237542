package io.trailwright.policy.workflow.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.policy.workflow.WorkflowKey;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Asked with every batch of evaluations, so that a registration counts from its commit on; one index descent for each key. */
@ApplicationScoped
class NewestVersions {

    private static final String NEWEST = """
            SELECT k.tenant, k.workflow, v.version
            FROM unnest($1::text[], $2::text[]) AS k (tenant, workflow)
            CROSS JOIN LATERAL (
                SELECT version FROM workflow_version w
                WHERE w.tenant = k.tenant AND w.workflow = k.workflow
                ORDER BY version DESC LIMIT 1) v""";

    private final Pool pool;

    NewestVersions(Pool pool) {
        this.pool = pool;
    }

    /** The newest version's number; a key that is not known is left out. */
    Uni<Map<WorkflowKey, Integer>> of(Collection<WorkflowKey> keys) {
        var tenants = keys.stream().map(WorkflowKey::tenant).toArray(String[]::new);
        var workflows = keys.stream().map(WorkflowKey::id).toArray(String[]::new);
        return pool.preparedQuery(NEWEST).execute(Tuple.of(tenants, workflows)).map(rows -> {
            Map<WorkflowKey, Integer> newest = new HashMap<>();
            rows.forEach(row -> newest.put(
                    new WorkflowKey(row.getString("tenant"), row.getString("workflow")), row.getInteger("version")));
            return newest;
        });
    }
}
