package io.trailwright.policy.policy.db;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The statements on {@code policy_scope}, and the one that puts a version in force. */
@ApplicationScoped
class ScopeRepository implements PanacheRepositoryBase<PolicyScopeEntity, UUID> {

    /** Rows of other policies of the tenant with one of the workflows and actions. */
    @WithSession
    Uni<List<PolicyScopeEntity>> ofOthers(String tenant, String policy, Set<String> workflows, Set<String> actions) {
        return list(
                "tenant = ?1 and policy <> ?2 and workflow in ?3 and action in ?4", tenant, policy, workflows, actions);
    }

    /** Adds a version and puts it in force, both or neither. */
    @WithTransaction
    Uni<Void> putInForce(PolicyVersionEntity version, List<PolicyScopeEntity> scope) {
        return getSession().chain(session -> session.persist(version)
                .chain(session::flush)
                .chain(() -> delete("tenant = ?1 and policy = ?2", version.tenant, version.policy))
                .chain(() -> session.persistAll(scope.toArray()))
                .chain(session::flush));
    }
}
