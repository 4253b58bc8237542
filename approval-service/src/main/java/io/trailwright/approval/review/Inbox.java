package io.trailwright.approval.review;

import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.Tier;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a person is shown of the queue.
 *
 * @param lines the first of those that were asked for
 * @param actions what each is about, by decision; those of which it was erased are left out
 * @param found how many were asked for in all; exact
 * @param tiers how many there are without the filters, by tier; exact, tiers without any are left out
 * @param workflows names of workflows of which there is any, at most {@value #MAX_WORKFLOWS}
 */
public record Inbox(
        List<ReviewRecord> lines,
        Map<UUID, Action> actions,
        long found,
        Map<Tier, Long> tiers,
        List<String> workflows) {
    public static final int MAX_WORKFLOWS = 100;

    public Inbox {
        lines = List.copyOf(lines);
        actions = Map.copyOf(actions);
        tiers = Map.copyOf(tiers);
        workflows = List.copyOf(workflows);
    }

    /** Without the filters. */
    public long all() {
        return tiers.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(Tier tier) {
        return tiers.getOrDefault(tier, 0L);
    }
}
