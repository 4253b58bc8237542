package io.trailwright.policy.rules;

import java.time.Duration;
import java.util.List;

/**
 * Whom a review asks besides, once it has been open for long enough.
 *
 * @param after since the review was opened
 * @param groups reviewers' groups, at least one, in the policy's order
 */
public record EscalationStep(Duration after, List<String> groups) {

    public EscalationStep {
        groups = List.copyOf(groups);
    }
}
