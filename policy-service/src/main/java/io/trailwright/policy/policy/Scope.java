package io.trailwright.policy.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a policy covers: each of its workflows with each of its actions. At most one policy of a tenant covers a pair;
 * where several patterns match, the narrowest wins.
 *
 * @param workflows ids, or {@value #ANY}
 * @param actions action types, or {@value #ANY}
 */
public record Scope(List<String> workflows, List<String> actions) {

    /** Stands for all. */
    public static final String ANY = "*";

    /** All workflows with all actions. */
    public static final Scope EVERYTHING = new Scope(List.of(ANY), List.of(ANY));

    public Scope {
        workflows = List.copyOf(workflows);
        actions = List.copyOf(actions);
        if (workflows.isEmpty() || actions.isEmpty()) {
            throw new IllegalArgumentException("a scope must name workflows and actions");
        }
    }

    /** A workflow and an action type, either of which may be {@value Scope#ANY}. */
    public record Pair(String workflow, String action) {}

    /** All pairs that the scope covers. */
    public List<Pair> pairs() {
        return workflows.stream()
                .flatMap(workflow -> actions.stream().map(action -> new Pair(workflow, action)))
                .toList();
    }

    /** The pairs that match a workflow and action, narrowest first: the workflow counts before the action. */
    public static Stream<Pair> matching(String workflow, String action) {
        return Stream.of(
                new Pair(workflow, action), new Pair(workflow, ANY), new Pair(ANY, action), new Pair(ANY, ANY));
    }
}
