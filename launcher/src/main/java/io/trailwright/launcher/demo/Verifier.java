package io.trailwright.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The offline verifier, run as the program of its own that it is. */
final class Verifier {
    private Verifier() {}

    /**
     * Verifies the bundle.
     *
     * @return what it says of witnesses
     * @throws DemoException with what it printed, when it refuses the bundle
     */
    static String requireOk(World world, Path bundle) {
        var root = world.stack().config().root();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                root.resolve("verifier/target/verifier.jar").toString(),
                bundle.toString(),
                "--key",
                world.stack().verifierKeys().toString(),
                "--witness-key",
                world.stack().witnessKeys().toString(),
                "--provider-keys",
                world.stack().providerKeys().toString());
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new DemoException("The verifier refuses " + bundle + ":\n" + said);
            }
            return said.lines()
                    .filter(line -> line.startsWith("witnesses:"))
                    .findFirst()
                    .orElseThrow(() -> new DemoException("The verifier says nothing of witnesses:\n" + said));
        } catch (IOException e) {
            throw new DemoException("The verifier cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted");
        }
    }
}
