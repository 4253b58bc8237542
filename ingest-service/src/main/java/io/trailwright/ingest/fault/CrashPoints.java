package io.trailwright.ingest.fault;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The crash points as code passes them. Inert, at the cost of one field read, unless {@link ArmedAtStart} armed some.
 * Static, because a point must be one line wherever it stands.
 */
public final class CrashPoints {

    private static volatile @Nullable Map<CrashPoint, CrashPlan> armed;

    private CrashPoints() {}

    /** Does what the test planned for this point; nothing in production. */
    public static void at(CrashPoint point) {
        Map<CrashPoint, CrashPlan> plans = armed;
        if (plans != null) {
            CrashPlan plan = plans.get(point);
            if (plan != null) {
                plan.reached();
            }
        }
    }

    static void arm(Map<CrashPoint, CrashPlan> plans) {
        armed = plans.isEmpty() ? null : Map.copyOf(plans);
    }
}
