package io.trailwright.witness;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code keygen}, {@code begin} and {@code serve}. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        subcommands = {KeygenCommand.class, BeginCommand.class, ServeCommand.class},
        description = "A witness for transparency logs (C2SP tlog-witness).")
public final class Main {
    private static final String SECONDS = "30";

    Main() {}

    public static void main(String[] args) {
        // A caller that sends or reads slower than this is cut off; the platform's default is to wait for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS);
        System.setProperty("sun.net.httpserver.maxRspTime", SECONDS);
        System.setProperty("jdk.httpserver.maxConnections", "256");
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("witness: " + failure.getMessage());
                    return 1;
                })
                .execute(args));
    }

    /** An option that picocli has set, because it is required. */
    static <T> T required(@Nullable T option) {
        if (option == null) {
            throw new IllegalStateException("an option that is required is missing");
        }
        return option;
    }
}
