package io.trailwright.launcher;

import io.trailwright.launcher.demo.DemoCommand;
import io.trailwright.launcher.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The entry point behind {@code ./trailwright}. Exits 0, 1 for a failure that is told, or 2 for wrong options. */
@Command(
        name = "trailwright",
        description = "Trailwright on one machine: a real PostgreSQL, a real Keycloak and the four services.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            TokenCommand.class,
            VerifyCommand.class,
            FsckCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "First:  ./trailwright demo            one risky decision, told from proposal to proof",
            "Then:   ./trailwright demo --interactive   and approve it yourself, in the browser"
        })
public final class Launcher implements Runnable {
    @CommandLine.Spec
    CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Launcher()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (ending()) {
                return 1; // Ctrl-C: what fails because everything stops is not worth telling
            }
            if (failure instanceof StackException told) {
                System.err.println("\n" + told.getMessage());
                return 1;
            }
            throw failure;
        });
    }

    /** Whether this JVM is shutting down. */
    private static boolean ending() {
        var probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
