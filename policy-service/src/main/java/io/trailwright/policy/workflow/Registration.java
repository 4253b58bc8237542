package io.trailwright.policy.workflow;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a workflow is registered for.
 *
 * @param id unique in its tenant
 * @param title for display
 * @param approvedTools as {@code provider/name}, or {@code name} for a tool without provider
 * @param dataCategories categories of data that may go in
 * @param actions what it may propose, at least one
 */
public record Registration(
        String id,
        Optional<String> title,
        Owner owner,
        List<String> approvedTools,
        List<String> dataCategories,
        List<ActionGrant> actions) {

    public Registration {
        approvedTools = List.copyOf(approvedTools);
        dataCategories = List.copyOf(dataCategories);
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("workflow " + id + " must be registered for at least one action");
        }
    }

    /** A kind of action and the system in which it may run. */
    public record ActionGrant(String type, String target) {}

    /** Whether the workflow may propose actions of this type, on any target. */
    public boolean allowsType(String type) {
        return actions.stream().anyMatch(action -> action.type().equals(type));
    }

    /** Whether the workflow may propose this action. */
    public boolean allows(String type, String target) {
        return actions.contains(new ActionGrant(type, target));
    }

    /** Whether a tool is approved: name and provider, letter by letter. */
    public boolean approves(Optional<String> provider, String tool) {
        return approvedTools.contains(provider.map(value -> value + "/" + tool).orElse(tool));
    }

    /** The registration as a document; {@link RegistrationReader} reads it back. */
    public Json.Obj json() {
        return Json.object()
                .put("id", id)
                .putIfPresent("title", title)
                .put(
                        "owner",
                        Json.object()
                                .put("iss", owner.iss())
                                .put("sub", owner.sub())
                                .put("name", owner.name())
                                .build())
                .put("approvedTools", Json.strings(approvedTools))
                .put("dataCategories", Json.strings(dataCategories))
                .put(
                        "actions",
                        new Json.Arr(actions.stream().map(Registration::json).toList()))
                .build();
    }

    /** Digest of the canonical bytes of {@link #json}. */
    public Digest digest() {
        return Digest.of(json().canonical());
    }

    private static Json json(ActionGrant action) {
        return Json.object()
                .put("type", action.type())
                .put("target", action.target())
                .build();
    }
}
