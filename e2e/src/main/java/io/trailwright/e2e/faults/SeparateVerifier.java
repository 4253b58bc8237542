package io.trailwright.e2e.faults;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that auditors use, {@code fsck}, asked for its own opinion of a log: it shares no code with the driver. */
final class SeparateVerifier {

    /** What it says. */
    enum Verdict {
        WHOLE,
        BROKEN,
        /** It is not built, so it was not asked. */
        NOT_ASKED
    }

    private final Stack stack;

    SeparateVerifier(Stack stack) {
        this.stack = stack;
    }

    /**
     * Runs it over one log.
     *
     * @param known a folder of checkpoints that clients have seen, which the log must continue
     * @param printed takes what it prints
     */
    Verdict judge(String log, Path known, Path printed) {
        var jar = stack.config().root().resolve("fsck/target/fsck.jar");
        if (!Files.exists(jar)) {
            return Verdict.NOT_ASKED;
        }
        var access = stack.database(Component.INGEST);
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            jar.toString(),
                            "--jdbc-url",
                            access.jdbcUrl(),
                            "--user",
                            access.user(),
                            "--password-file",
                            stack.stateFolder()
                                    .resolve("secrets/" + access.user())
                                    .toString(),
                            "--key",
                            stack.verifierKeys().toString(),
                            "--known",
                            known.toString(),
                            log)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            return switch (process.waitFor()) {
                case 0 -> Verdict.WHOLE;
                case 1 -> Verdict.BROKEN;
                default -> throw new FaultRunException("fsck could not be run: see " + printed);
            };
        } catch (IOException e) {
            throw new FaultRunException("fsck cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultRunException("interrupted");
        }
    }
}
