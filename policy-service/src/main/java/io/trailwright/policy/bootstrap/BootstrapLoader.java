package io.trailwright.policy.bootstrap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.policy.Author;
import io.trailwright.policy.policy.PolicyService;
import io.trailwright.policy.policy.PublishOutcome;
import io.trailwright.policy.policy.TestedPolicy;
import io.trailwright.policy.precondition.Expectation;
import io.trailwright.policy.workflow.PutOutcome;
import io.trailwright.policy.workflow.Registration;
import io.trailwright.policy.workflow.WorkflowService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Loads a folder into a tenant. What is there in any version, however old, is left alone: a change that an admin or
 * policy author made later survives a restart, and a changed file becomes a new version once.
 */
@ApplicationScoped
class BootstrapLoader {

    private final WorkflowService workflows;
    private final PolicyService policies;

    BootstrapLoader(WorkflowService workflows, PolicyService policies) {
        this.workflows = workflows;
        this.policies = policies;
    }

    /** What a tenant does not have in any version. */
    record Missing(List<Registration> workflows, List<PolicyFile> policies) {}

    /** What of a folder a tenant does not have. */
    Uni<Missing> missing(String tenant, BootstrapFolder folder) {
        Set<String> digests = folder.policies().stream().map(PolicyFile::digest).collect(Collectors.toSet());
        return workflows.unknown(tenant, folder.workflows()).chain(registrations -> policies.unknown(tenant, digests)
                .map(unknown -> new Missing(
                        registrations,
                        folder.policies().stream()
                                .filter(policy -> unknown.contains(policy.digest()))
                                .toList())));
    }

    /** Adds it, with policies that are tested by now; gives the number of versions that were added. */
    Uni<Integer> add(String tenant, Missing missing) {
        return sum(missing.workflows(), registration -> put(tenant, registration))
                .chain(added -> sum(missing.policies(), policy -> publish(tenant, policy.tested()))
                        .map(more -> added + more));
    }

    private Uni<Boolean> put(String tenant, Registration registration) {
        return workflows.put(tenant, registration, Author.bootstrap()).map(BootstrapLoader::written);
    }

    private Uni<Boolean> publish(String tenant, TestedPolicy policy) {
        return policies.publish(tenant, policy, new Expectation.None(), Author.bootstrap())
                .map(BootstrapLoader::written);
    }

    private static boolean written(PutOutcome outcome) {
        return outcome instanceof PutOutcome.Created || outcome instanceof PutOutcome.Updated;
    }

    private static boolean written(PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.ScopeTaken taken) {
            throw new BootstrapException("policy %s covers action %s of workflow %s already"
                    .formatted(
                            taken.policy(), taken.pair().action(), taken.pair().workflow()));
        }
        return outcome instanceof PublishOutcome.Published;
    }

    private static <T> Uni<Integer> sum(List<T> items, Function<T, Uni<Boolean>> load) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(load::apply)
                .filter(added -> added)
                .collect()
                .asList()
                .map(List::size);
    }
}
