package io.trailwright.policy.policy;

import io.smallrye.mutiny.Uni;
import io.trailwright.policy.Author;
import io.trailwright.policy.policy.PolicyStore.Refusal;
import io.trailwright.policy.precondition.Expectation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Publishes policies. Publishing what is the newest version already changes nothing. */
@ApplicationScoped
public class PolicyService {

    private final PolicyStore store;
    private final Clock clock;

    /** Made by the container. */
    public PolicyService(PolicyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The newest version of a policy. */
    public Uni<Optional<PolicyVersion>> current(PolicyKey key) {
        return store.current(key);
    }

    /** A version of a policy. */
    public Uni<Optional<PolicyVersion>> version(PolicyKey key, int version) {
        return store.version(key, version);
    }

    /** The newest version of the policies after an id, in the order of their ids. */
    public Uni<List<PolicyVersion>> list(String tenant, String after, int limit) {
        return store.list(tenant, after, limit);
    }

    /**
     * Publishes a policy.
     *
     * @param expected which version the caller believes to be the newest
     */
    public Uni<PublishOutcome> publish(String tenant, TestedPolicy tested, Expectation expected, Author author) {
        PolicyDocument document = tested.document();
        return current(new PolicyKey(tenant, document.id()))
                .chain(current -> publish(tenant, document, expected, author, current));
    }

    /** Those digests of documents that no version of a policy of the tenant has, however old. */
    public Uni<Set<String>> unknown(String tenant, Set<String> digests) {
        return store.known(tenant, digests)
                .map(known ->
                        digests.stream().filter(each -> !known.contains(each)).collect(Collectors.toSet()));
    }

    private Uni<PublishOutcome> publish(
            String tenant,
            PolicyDocument document,
            Expectation expected,
            Author author,
            Optional<PolicyVersion> current) {
        if (!expected.holds(current.map(PolicyVersion::digest))) {
            return Uni.createFrom().item(new PublishOutcome.Conflict());
        }
        String digest = document.digest().toString();
        if (current.isPresent() && current.get().digest().equals(digest)) {
            return Uni.createFrom().item(new PublishOutcome.Unchanged(current.get()));
        }
        PolicyVersion next = new PolicyVersion(
                tenant,
                document.id(),
                current.map(PolicyVersion::version).orElse(0) + 1,
                digest,
                document.source(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                author);
        return store.add(next, document.scope()).map(refusal -> outcome(next, refusal));
    }

    private static PublishOutcome outcome(PolicyVersion added, Optional<Refusal> refusal) {
        if (refusal.isEmpty()) {
            return new PublishOutcome.Published(added);
        }
        return refusal.get() instanceof Refusal.ScopeTaken taken
                ? new PublishOutcome.ScopeTaken(taken.policy(), taken.pair())
                : new PublishOutcome.Conflict();
    }
}
