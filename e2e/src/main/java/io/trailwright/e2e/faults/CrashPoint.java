package io.trailwright.e2e.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Names of the crash points that are compiled into the ingest service; a test compares them with its source. */
final class CrashPoint {
    static final List<String> ALL = List.of(
            "before-validate",
            "after-validate",
            "before-read",
            "before-sign",
            "after-sign",
            "before-insert",
            "after-leaf-insert",
            "after-head-moved",
            "before-commit",
            "after-commit",
            "before-reply",
            "after-reply",
            "permit-before-commit",
            "permit-after-commit");

    private static final String SETTING = "trailwright.test.crash-point";
    private static final int MOST_HARMLESS = 20;
    private static final int MOST_HARMLESS_PERMITS = 3;

    private CrashPoint() {}

    /** Settings of a life that ends at this point, after a seeded number of harmless times. */
    static Map<String, String> halt(String point, Random random) {
        return Map.of(SETTING, plan(point, "halt", random));
    }

    /** Settings of a life in which every point does this once: {@code exception} or {@code stall}. */
    static Map<String, String> every(String action, Random random) {
        return Map.of(
                SETTING,
                String.join(
                        ",",
                        ALL.stream().map(point -> plan(point, action, random)).toList()));
    }

    /** The line that the service logs when a point acts. */
    static String logged(String point, String action) {
        return "crash point " + point + ": " + action;
    }

    private static String plan(String point, String action, Random random) {
        int most = point.startsWith("permit") ? MOST_HARMLESS_PERMITS : MOST_HARMLESS;
        return point + ":" + action + ":after=" + random.nextInt(most);
    }
}
