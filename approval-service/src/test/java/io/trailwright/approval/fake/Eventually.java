package io.trailwright.approval.fake;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes by the feed. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    /** @return the first value that fits */
    public static <T> T get(Supplier<T> look, Predicate<T> fits) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T last = look.get();
        while (!fits.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not so after " + PATIENCE + ": " + last);
            }
            pause();
            last = look.get();
        }
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
