package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Progress;
import java.time.Duration;

/** Progress for people, on standard error: standard output is for results alone. */
final class Teller implements Progress {

    void line(String text) {
        System.err.println(text);
    }

    @Override
    public void working(Component component, String what) {
        line(component.label() + ": " + what);
    }

    @Override
    public void ready(Component component, int port, Duration took) {
        line(component.label() + " is ready on port " + port + " after " + took.toMillis() + " ms");
    }

    @Override
    public void died(Component component, String lastWords, boolean restarting) {
        line(lastWords);
    }
}
