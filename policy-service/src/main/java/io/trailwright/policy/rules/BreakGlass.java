package io.trailwright.policy.rules;

import java.time.Duration;
import java.util.List;

/**
 * Who may let a decision run before it is approved, and the review that has to follow.
 *
 * @param groups whose members may, at least one
 * @param permitFor how long from then on it can run, PT1M to PT1H
 * @param reviewWithin when the later review is overdue, PT1H to P30D
 */
public record BreakGlass(List<String> groups, Duration permitFor, Duration reviewWithin) {

    public BreakGlass {
        groups = List.copyOf(groups);
    }
}
