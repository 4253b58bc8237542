package io.trailwright.policy.policy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.trailwright.policy.Author;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.rules.CompiledPolicy;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Finds the policies in force, compiled. What is in force is asked of the store each time; what a version says never
 * changes, so each is compiled once and kept by its digest.
 */
@ApplicationScoped
public class PoliciesInForce {

    private static final Logger LOG = Logger.getLogger(PoliciesInForce.class);
    private static final int MOST_KEPT = 5_000;

    private final PolicyStore store;
    private final Map<PolicyRef, CompiledPolicy> compiled = new ConcurrentHashMap<>();
    private final Map<Key, Published> published = new ConcurrentHashMap<>();

    /** Two tenants can have published the same document, each by somebody else. */
    private record Key(String tenant, PolicyRef ref) {}

    private record Published(CompiledPolicy policy, Author author) {}

    /** Made by the container. */
    public PoliciesInForce(PolicyStore store) {
        this.store = store;
    }

    /**
     * A policy in force.
     *
     * @param policy empty when it cannot be compiled any more
     * @param author who published it; empty with the policy
     */
    public record InForce(PolicyRef ref, Optional<CompiledPolicy> policy, Optional<Author> author) {}

    /** Which version is in force for each key; a key that no policy covers is left out. */
    public Uni<Map<ScopeKey, PolicyRef>> covering(Collection<ScopeKey> keys) {
        return store.covering(keys);
    }

    /**
     * Compiles all that is in force, on a worker thread, so that the first evaluations after a start do not wait; gives
     * their number.
     */
    public Uni<Integer> compileAhead() {
        return store.inForce().emitOn(Infrastructure.getDefaultExecutor()).map(versions -> (int) versions.stream()
                .map(version -> prepare(version, version.ref()))
                .filter(Optional::isPresent)
                .count());
    }

    /** The versions themselves, compiled; those that are not known yet are read one after the other. */
    public Uni<Map<ScopeKey, InForce>> compiled(Map<ScopeKey, PolicyRef> refs) {
        return Multi.createFrom()
                .iterable(refs.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> policy(entry.getKey().tenant(), entry.getValue())
                        .map(policy -> Map.entry(entry.getKey(), in(entry.getValue(), policy))))
                .collect()
                .in(HashMap::new, (found, entry) -> found.put(entry.getKey(), entry.getValue()));
    }

    private static InForce in(PolicyRef ref, Optional<Published> found) {
        return new InForce(ref, found.map(Published::policy), found.map(Published::author));
    }

    private Uni<Optional<Published>> policy(String tenant, PolicyRef ref) {
        Published known = published.get(new Key(tenant, ref));
        return known != null
                ? Uni.createFrom().item(Optional.of(known))
                : store.version(new PolicyKey(tenant, ref.id()), ref.version())
                        .map(version -> version.flatMap(found -> prepare(found, ref)));
    }

    private Optional<Published> prepare(PolicyVersion version, PolicyRef ref) {
        Optional<CompiledPolicy> policy = Optional.ofNullable(compiled.get(ref)).or(() -> compile(version, ref));
        return policy.map(each -> {
            if (published.size() >= MOST_KEPT) {
                published.clear();
                compiled.clear();
            }
            compiled.put(ref, each);
            Published found = new Published(each, version.author());
            published.put(new Key(version.tenant(), ref), found);
            return found;
        });
    }

    private static Optional<CompiledPolicy> compile(PolicyVersion version, PolicyRef ref) {
        try {
            CompiledPolicy policy = PolicyCompiler.compile(PolicyReader.read(version.document()), version.version());
            if (!policy.ref().equals(ref)) {
                LOG.errorf(
                        "policy %s version %d is stored as %s and reads as %s",
                        ref.id(), ref.version(), ref.digest(), policy.ref().digest());
                return Optional.empty();
            }
            return Optional.of(policy);
        } catch (DefectiveDocumentException e) {
            LOG.errorf("policy %s version %d cannot be used: %s", ref.id(), ref.version(), e.getMessage());
            return Optional.empty();
        }
    }
}
