package io.trailwright.launcher.stack;

import java.time.Duration;

/** Told what the stack is doing. Called from several threads at once. */
public interface Progress {

    /** Something that takes seconds has begun. */
    void working(Component component, String what);

    void ready(Component component, int port, Duration took);

    /** A component that was up has ended by itself. */
    void died(Component component, String lastWords, boolean restarting);

    /** Everything is being stopped. */
    default void stopping() {}

    /** Says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void working(Component component, String what) {}

            @Override
            public void ready(Component component, int port, Duration took) {}

            @Override
            public void died(Component component, String lastWords, boolean restarting) {}
        };
    }
}
