package io.trailwright.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a program that prepares something and ends by itself, such as initdb. Thread-safe. */
final class Tool {
    private final Path log;
    private volatile @Nullable Process process;
    private volatile boolean aborted;

    /** @param log takes what the program prints */
    Tool(Path log) {
        this.log = log;
    }

    /** @throws StackException with what it printed, when it fails or takes too long */
    void run(String what, ProcessBuilder builder, Duration limit) throws IOException {
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        var started = builder.start();
        process = started;
        if (aborted) {
            end(started);
        }
        try {
            if (!started.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackException(what + " took longer than " + limit.toMinutes() + " min:\n" + printed());
            }
            if (started.exitValue() != 0) {
                throw new StackException(what + " failed with exit code " + started.exitValue() + ":\n" + printed());
            }
        } catch (InterruptedException e) {
            throw new StackException("interrupted", e);
        } finally {
            end(started);
        }
    }

    /** Ends the program and what it has started, now or, when it is about to be started, then. */
    void abort() {
        aborted = true;
        var current = process;
        if (current != null) {
            end(current);
        }
    }

    private static void end(Process program) {
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
    }

    private String printed() throws IOException {
        return Files.readString(log).strip();
    }
}
