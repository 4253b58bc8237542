package io.trailwright.policy.rules;

import java.util.List;

/**
 * A step of a review that is finished before the next begins.
 *
 * @param name for people, different from the other stages'
 * @param groups reviewers' groups that may approve here, at least one, in the policy's order
 * @param approvals how many different persons must approve here, 1 to {@value Requirement#MAX_APPROVALS}
 * @param distinctGroups whether no two approvals here may be by way of the same group
 */
public record Stage(String name, List<String> groups, int approvals, boolean distinctGroups) {

    public Stage {
        if (approvals < 1 || approvals > Requirement.MAX_APPROVALS) {
            throw new IllegalArgumentException(
                    "approvals must be 1 to " + Requirement.MAX_APPROVALS + ", not " + approvals);
        }
        groups = List.copyOf(groups);
    }
}
