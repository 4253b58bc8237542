package io.trailwright.launcher.stack;

import java.time.Duration;

final class Waiting {
    private Waiting() {}

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
