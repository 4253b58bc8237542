package io.trailwright.policy.policy;

import io.smallrye.mutiny.Uni;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps versions of policies and what they cover. Every method is one transaction. */
public interface PolicyStore {

    /** The newest version of a policy, if it is there. */
    Uni<Optional<PolicyVersion>> current(PolicyKey key);

    /** A version, if it is there. */
    Uni<Optional<PolicyVersion>> version(PolicyKey key, int version);

    /** The newest version of the policies after an id, in the order of their ids, at most {@code limit}. */
    Uni<List<PolicyVersion>> list(String tenant, String after, int limit);

    /** Which of these digests some version of a policy of the tenant has, however old. */
    Uni<Set<String>> known(String tenant, Set<String> digests);

    /** The version that is in force for each key, the narrowest scope first; a key that no policy covers is left out. */
    Uni<Map<ScopeKey, PolicyRef>> covering(Collection<ScopeKey> keys);

    /** Every version that is in force for anything, of every tenant. */
    Uni<List<PolicyVersion>> inForce();

    /**
     * Adds a version and replaces what the policy covers.
     *
     * @return what was refused, and then nothing is written; empty when the version is added
     */
    Uni<Optional<Refusal>> add(PolicyVersion version, Scope scope);

    /** Why a version was not added. */
    sealed interface Refusal {

        /** That version is there already. */
        record VersionTaken() implements Refusal {}

        /** Another policy covers these workflows and actions already. */
        record ScopeTaken(String policy, Scope.Pair pair) implements Refusal {}
    }
}
