package io.trailwright.policy.workflow.http;

import io.trailwright.policy.workflow.Registration;
import io.trailwright.policy.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a registered workflow. */
public record WorkflowDoc(
        String id,
        int version,
        String digest,
        @Nullable String title,
        OwnerDoc owner,
        List<String> approvedTools,
        List<String> dataCategories,
        List<ActionDoc> actions,
        Instant registeredAt,
        RegistrarDoc registeredBy) {

    /** A page of workflows, each in its newest version; {@code next} is there while there are more. */
    public record Page(
            List<WorkflowDoc> workflows, @Nullable String next) {}

    /** Who answers for the workflow. */
    public record OwnerDoc(String iss, String sub, String name) {}

    /** A kind of action and the system in which it may run. */
    public record ActionDoc(String type, String target) {}

    /** Who registered the version. */
    public record RegistrarDoc(
            String iss, String sub, @Nullable String name) {}

    static WorkflowDoc of(WorkflowVersion version) {
        Registration registration = version.registration();
        return new WorkflowDoc(
                registration.id(),
                version.version(),
                version.digest(),
                registration.title().orElse(null),
                new OwnerDoc(
                        registration.owner().iss(),
                        registration.owner().sub(),
                        registration.owner().name()),
                registration.approvedTools(),
                registration.dataCategories(),
                registration.actions().stream()
                        .map(action -> new ActionDoc(action.type(), action.target()))
                        .toList(),
                version.registeredAt(),
                new RegistrarDoc(
                        version.author().iss(),
                        version.author().sub(),
                        version.author().name().orElse(null)));
    }

    static Page page(List<WorkflowVersion> found, int limit) {
        List<WorkflowDoc> docs =
                found.stream().limit(limit).map(WorkflowDoc::of).toList();
        return new Page(docs, found.size() > limit ? docs.get(limit - 1).id() : null);
    }
}
