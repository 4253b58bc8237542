package io.trailwright.approval.feed;

/**
 * How many rounds to sit out after failures in a row: one more each time, and never more than {@value #MOST}. Used by
 * one job that does not run at the same time as itself.
 */
final class Backoff {
    static final int MOST = 5;

    private int failures;
    private int sittingOut;

    /** Whether this round is to be sat out. */
    synchronized boolean sitOut() {
        if (sittingOut == 0) {
            return false;
        }
        sittingOut--;
        return true;
    }

    /** @return whether it is the first in a row: worth a line in the log */
    synchronized boolean failed() {
        failures++;
        sittingOut = Math.min(failures, MOST);
        return failures == 1;
    }

    /** @return whether failures went before */
    synchronized boolean succeeded() {
        boolean recovered = failures > 0;
        failures = 0;
        sittingOut = 0;
        return recovered;
    }
}
