package io.trailwright.launcher.demo;

import io.trailwright.launcher.StackOptions;
import io.trailwright.launcher.http.CallException;
import io.trailwright.launcher.stack.Stack;
import io.trailwright.launcher.stack.StackConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack, tells the story, and stays up. */
@Command(
        name = "demo",
        description = "Starts the stack and tells one risky decision, end to end; then stays up.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @ArgGroup
    Mode mode = new Mode();

    /** At most one of the two. */
    static final class Mode {
        @Option(names = "--once", description = "ends after the story and stops everything")
        boolean once;

        @Option(names = "--interactive", description = "waits for you to approve in the browser")
        boolean interactive;
    }

    @Mixin
    StackOptions options = new StackOptions();

    @Override
    public Integer call() throws InterruptedException {
        var teller = Teller.onConsole();
        var config = options.config().withProgress(teller.progress());
        teller.heading("Starting a real PostgreSQL, a real Keycloak and the four services");
        try (var stack = Stack.started(config)) {
            return tell(World.of(stack, teller), config);
        }
    }

    private int tell(World world, StackConfig config) throws InterruptedException {
        try {
            var decision = Payout.play(world, mode.interactive);
            var open = OtherDecisions.play(world);
            new Account(world, decision).tell();
            if (mode.once) {
                return 0;
            }
            WhatToOpen.tell(world.teller(), world.stack());
            WhatToOpen.threeThings(world.teller(), world.stack(), decision, open);
        } catch (DemoException | CallException e) {
            if (!world.stack().isClosing()) {
                world.teller().bad(String.valueOf(e.getMessage()));
                world.teller().line("Logs are in " + config.state().resolve("logs") + ".");
            }
            return 1;
        }
        world.teller().line("Ctrl-C stops everything; what was recorded stays in " + config.state() + ".");
        Thread.currentThread().join();
        return 0;
    }
}
