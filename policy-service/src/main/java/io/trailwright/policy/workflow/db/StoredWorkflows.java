package io.trailwright.policy.workflow.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** Which registrations some version says already. */
@ApplicationScoped
class StoredWorkflows {

    private static final String KNOWN =
            "SELECT DISTINCT digest FROM workflow_version WHERE tenant = $1 AND digest = ANY ($2::text[])";

    private final Pool pool;

    StoredWorkflows(Pool pool) {
        this.pool = pool;
    }

    /** Those of the digests that a version of the tenant has. */
    Uni<Set<String>> digests(String tenant, Set<String> digests) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(tenant, digests.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getString("digest")));
                    return known;
                });
    }
}
