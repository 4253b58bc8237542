package io.trailwright.launcher;

import io.trailwright.launcher.stack.StackConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Hands over to the verifier, which is a program of its own; the start script does so without coming here. */
@Command(name = "verify", description = "Verifies an exported bundle, offline: exit 0, or 1 and the first thing wrong.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "BUNDLE", description = "the bundle, and options of the verifier")
    List<String> arguments = new ArrayList<>();

    @Unmatched
    List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var command = command(StackConfig.findRoot());
        command.addAll(options);
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static List<String> command(Path root) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                root.resolve("verifier/target/verifier.jar").toString()));
    }
}
