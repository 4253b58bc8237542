package io.trailwright.launcher;

import io.trailwright.launcher.demo.Teller;
import io.trailwright.launcher.demo.WhatToOpen;
import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the stack and stays up until Ctrl-C. */
@Command(
        name = "up",
        description = "Starts the stack alone and stays up until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    StackOptions options = new StackOptions();

    @Override
    public Integer call() throws InterruptedException {
        var teller = Teller.onConsole();
        var config = options.config().withProgress(teller.progress());
        teller.heading("Starting");
        try (var stack = Stack.started(config)) {
            if (config.components().equals(Component.all())) {
                WhatToOpen.tell(teller, stack);
            }
            teller.line("Ctrl-C stops everything; what was recorded stays in " + config.state() + ".");
            Thread.currentThread().join();
            return 0;
        }
    }
}
