package io.trailwright.policy.policy.db;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The statements that read {@code policy_version}. */
@ApplicationScoped
class PolicyRepository implements PanacheRepositoryBase<PolicyVersionEntity, UUID> {

    private static final String NEWEST =
            " and version = (select max(v.version) from PolicyVersionEntity v where v.tenant = p.tenant and v.policy = p.policy)";

    @WithSession
    Uni<List<PolicyVersionEntity>> newest(String tenant, String policy) {
        return list("from PolicyVersionEntity p where tenant = ?1 and policy = ?2" + NEWEST, tenant, policy);
    }

    @WithSession
    Uni<List<PolicyVersionEntity>> page(String tenant, String after, int limit) {
        return find(
                        "from PolicyVersionEntity p where tenant = ?1 and policy > ?2" + NEWEST + " order by policy",
                        tenant,
                        after)
                .page(0, limit)
                .list();
    }

    @WithSession
    Uni<List<PolicyVersionEntity>> version(String tenant, String policy, int version) {
        return list("tenant = ?1 and policy = ?2 and version = ?3", tenant, policy, version);
    }
}
