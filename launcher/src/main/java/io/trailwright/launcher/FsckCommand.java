package io.trailwright.launcher;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import io.trailwright.launcher.stack.StackConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Hands over to fsck, which is a program of its own, with the stack's database. Where the stack does not run, PostgreSQL
 * alone is started for as long as it takes.
 */
@Command(
        name = "fsck",
        description = {
            "Re-reads every stored byte of the ledger's logs: exit 0, or 1 and the first wrong index of each.",
            "Further options are those of fsck itself: --key, --known, --from, --jdbc-url, --user, --password-file."
        })
final class FsckCommand implements Callable<Integer> {
    /** Logs, and fsck's own options with their values, as they stand. */
    @Parameters(arity = "0..*", paramLabel = "LOG", description = "the logs; default: all that there are")
    List<String> words = new ArrayList<>();

    @Mixin
    StackOptions options = new StackOptions();

    /** What this command does not know is handed on, each option with its value, in their order. */
    @Spec
    void handOn(CommandSpec command) {
        command.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var config = options.config();
        if (words.contains("--jdbc-url") || running(config.state())) {
            return run(config);
        }
        try (var stack = Stack.started(config.withComponents(EnumSet.of(Component.POSTGRES)))) {
            return run(stack.config());
        }
    }

    /** Whether a PostgreSQL answers at the port that it noted in the state folder. */
    private static boolean running(Path state) throws IOException {
        var noted = state.resolve("pg").resolve("postmaster.pid");
        if (!Files.exists(noted)) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(port(noted))), 2_000);
            return true;
        } catch (ConnectException | NumberFormatException left) {
            return false; // by one that was killed
        }
    }

    private static String port(Path noted) throws IOException {
        var lines = Files.readAllLines(noted);
        return lines.size() > 3 ? lines.get(3).strip() : "";
    }

    private int run(StackConfig config) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                config.root().resolve("fsck/target/fsck.jar").toString(),
                "--state",
                config.state().toString()));
        command.addAll(words);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
