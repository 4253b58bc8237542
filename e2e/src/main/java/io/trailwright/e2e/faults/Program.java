package io.trailwright.e2e.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs a program of the operating system to its end. */
final class Program {
    private Program() {}

    /** @throws FaultRunException with what it printed, when it fails */
    static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new FaultRunException(String.join(" ", command) + ": " + printed.strip());
            }
        } catch (IOException e) {
            throw new FaultRunException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultRunException("interrupted");
        }
    }

    static boolean succeeds(String... command) {
        try {
            run(command);
            return true;
        } catch (FaultRunException e) {
            return false;
        }
    }
}
