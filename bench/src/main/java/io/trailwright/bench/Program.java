package io.trailwright.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A tool of somebody else's, run to its end. */
final class Program {
    private Program() {}

    /**
     * @param name looked for on the PATH and where Debian keeps PostgreSQL's programs
     * @param debianPackage what to install when it is not there
     * @throws SkippedException when it is not there
     */
    static String find(String name, String debianPackage) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            var file = Path.of(folder).resolve(name);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        throw new SkippedException(name + " is not installed: apt-get install " + debianPackage);
    }

    /**
     * @return what it printed, standard error included
     * @throws VoidRoundException when it fails
     */
    static String run(List<String> command, Map<String, String> environment, Path folder) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var hook = new Thread(process::destroyForcibly, "bench-program");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                process.getOutputStream().close();
                var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new VoidRoundException(command.get(0) + " failed: " + printed);
                }
                return printed;
            } finally {
                process.destroyForcibly();
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IOException e) {
            throw new VoidRoundException(command.get(0) + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VoidRoundException("interrupted");
        }
    }
}
