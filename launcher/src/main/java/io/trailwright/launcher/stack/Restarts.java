package io.trailwright.launcher.stack;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Tells of components that ended by themselves, and starts them again a bounded number of times. Thread-safe. */
final class Restarts {
    private static final int MOST = 10;
    private static final int LONGEST_PAUSE_SECONDS = 5;

    private final StackConfig config;
    private final Consumer<Component> starter;
    private final BooleanSupplier closing;
    private final AtomicInteger count = new AtomicInteger();

    Restarts(StackConfig config, Consumer<Component> starter, BooleanSupplier closing) {
        this.config = config;
        this.starter = starter;
        this.closing = closing;
    }

    void ended(Child child) {
        var number = count.incrementAndGet();
        var again = config.restart() && number <= MOST;
        config.progress().died(child.component(), child.lastWords(), again);
        if (again) {
            var pause = Duration.ofSeconds(Math.min(number, LONGEST_PAUSE_SECONDS));
            Daemon.of(() -> startAgain(child, pause)).start();
        }
    }

    private void startAgain(Child child, Duration pause) {
        var before = child.pid();
        try {
            Waiting.pause(pause);
            starter.accept(child.component());
        } catch (StackException e) {
            var endedAgain = child.pid() != before && !child.isAlive(); // then it is told and tried again from there
            if (!closing.getAsBoolean() && !endedAgain) {
                config.progress().died(child.component(), String.valueOf(e.getMessage()), false);
            }
        }
    }
}
