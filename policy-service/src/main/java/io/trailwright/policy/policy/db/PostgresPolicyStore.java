package io.trailwright.policy.policy.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.policy.policy.PolicyKey;
import io.trailwright.policy.policy.PolicyStore;
import io.trailwright.policy.policy.PolicyVersion;
import io.trailwright.policy.policy.Scope;
import io.trailwright.policy.policy.ScopeKey;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Policies in PostgreSQL. Two writers of the same version or scope: the unique keys let one through. */
@ApplicationScoped
class PostgresPolicyStore implements PolicyStore {

    private final PolicyRepository policies;
    private final ScopeRepository scopes;
    private final ScopesInForce inForce;
    private final StoredPolicies stored;

    PostgresPolicyStore(
            PolicyRepository policies, ScopeRepository scopes, ScopesInForce inForce, StoredPolicies stored) {
        this.policies = policies;
        this.scopes = scopes;
        this.inForce = inForce;
        this.stored = stored;
    }

    @Override
    public Uni<Optional<PolicyVersion>> current(PolicyKey key) {
        return policies.newest(key.tenant(), key.id()).map(PolicyRows::first);
    }

    @Override
    public Uni<Optional<PolicyVersion>> version(PolicyKey key, int version) {
        return policies.version(key.tenant(), key.id(), version).map(PolicyRows::first);
    }

    @Override
    public Uni<List<PolicyVersion>> list(String tenant, String after, int limit) {
        return policies.page(tenant, after, limit)
                .map(rows -> rows.stream().map(PolicyRows::version).toList());
    }

    @Override
    public Uni<Set<String>> known(String tenant, Set<String> digests) {
        return stored.digests(tenant, digests);
    }

    @Override
    public Uni<Map<ScopeKey, PolicyRef>> covering(Collection<ScopeKey> keys) {
        Set<String> tenants = keys.stream().map(ScopeKey::tenant).collect(Collectors.toSet());
        return inForce.matching(
                        tenants,
                        withAny(keys.stream().map(ScopeKey::workflow).toList()),
                        withAny(keys.stream().map(ScopeKey::action).toList()))
                .map(found -> narrowest(keys, found));
    }

    @Override
    public Uni<List<PolicyVersion>> inForce() {
        return stored.inForce();
    }

    @Override
    public Uni<Optional<Refusal>> add(PolicyVersion version, Scope scope) {
        return scopes.ofOthers(
                        version.tenant(), version.id(), Set.copyOf(scope.workflows()), Set.copyOf(scope.actions()))
                .chain(taken -> taken.isEmpty()
                        ? putInForce(version, scope)
                        : Uni.createFrom().item(Optional.of(PolicyRows.scopeTaken(taken.get(0)))));
    }

    private Uni<Optional<Refusal>> putInForce(PolicyVersion version, Scope scope) {
        return scopes.putInForce(PolicyRows.row(version), PolicyRows.rows(version, scope))
                .replaceWith(Optional.<Refusal>empty())
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(Optional.of(new Refusal.VersionTaken()));
    }

    private static Map<ScopeKey, PolicyRef> narrowest(Collection<ScopeKey> keys, Map<ScopeKey, PolicyRef> byPair) {
        Map<ScopeKey, PolicyRef> covering = new HashMap<>();
        keys.forEach(key -> Scope.matching(key.workflow(), key.action())
                .map(pair ->
                        Optional.ofNullable(byPair.get(new ScopeKey(key.tenant(), pair.workflow(), pair.action()))))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(ref -> covering.put(key, ref)));
        return covering;
    }

    private static Set<String> withAny(List<String> names) {
        Set<String> all = names.stream().collect(Collectors.toSet());
        all.add(Scope.ANY);
        return all;
    }
}
