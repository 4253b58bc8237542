package io.trailwright.e2e.faults;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The system that acts, and counts what it does: once for each redemption that was acknowledged to it. Thread-safe. */
final class Target {
    private final Map<String, String> actions = new ConcurrentHashMap<>();
    private final AtomicLong twice = new AtomicLong();

    /** Acts on the decision of a redemption; the same redemption, answered again, is the same action. */
    void act(Sent redemption) {
        var decision = redemption.follows().orElseThrow().id();
        var before = actions.putIfAbsent(decision, redemption.key());
        if (before != null && !before.equals(redemption.key())) {
            twice.incrementAndGet();
        }
    }

    /** Decisions that were carried out. */
    Set<String> actions() {
        return Set.copyOf(actions.keySet());
    }

    /** Decisions that were carried out on two redemptions. */
    long twice() {
        return twice.get();
    }
}
