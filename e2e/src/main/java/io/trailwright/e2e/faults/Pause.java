package io.trailwright.e2e.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting. */
final class Pause {
    private Pause() {}

    static void millis(long time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultRunException("interrupted");
        }
    }

    /** @throws FaultRunException when it does not become true in time */
    static void until(String what, Duration limit, BooleanSupplier truth) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!truth.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new FaultRunException("waited " + limit.toSeconds() + " s in vain: " + what);
            }
            millis(20);
        }
    }
}
