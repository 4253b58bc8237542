package io.trailwright.policy.policy.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.policy.policy.ScopeKey;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Asked with every batch of evaluations, so that a policy counts from the commit of its publication on. */
@ApplicationScoped
class ScopesInForce {

    private static final String MATCHING = """
            SELECT tenant, workflow, action, policy, version, digest FROM policy_scope
            WHERE tenant = ANY ($1::text[]) AND workflow = ANY ($2::text[]) AND action = ANY ($3::text[])""";

    private final Pool pool;

    ScopesInForce(Pool pool) {
        this.pool = pool;
    }

    /** Every scope with one of the tenants, workflows and actions; the caller takes those that it meant. */
    Uni<Map<ScopeKey, PolicyRef>> matching(Set<String> tenants, Set<String> workflows, Set<String> actions) {
        return pool.preparedQuery(MATCHING)
                .execute(Tuple.of(
                        tenants.toArray(String[]::new),
                        workflows.toArray(String[]::new),
                        actions.toArray(String[]::new)))
                .map(rows -> {
                    Map<ScopeKey, PolicyRef> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            new ScopeKey(row.getString("tenant"), row.getString("workflow"), row.getString("action")),
                            new PolicyRef(
                                    row.getString("policy"), row.getInteger("version"), row.getString("digest"))));
                    return found;
                });
    }
}
