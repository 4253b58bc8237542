package io.trailwright.approval.notice;

import java.time.Duration;

/** How long to wait for the next try. */
final class Retry {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private Retry() {}

    /** @param first before the second try. @param attempts tries so far, at least 1 */
    static Duration after(Duration first, int attempts) {
        var pause = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
