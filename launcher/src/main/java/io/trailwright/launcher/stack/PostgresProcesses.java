package io.trailwright.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The processes that work in one data folder: the server, its backends and helpers, also those of a server that was
 * killed. Found by their working directory, so only on Linux; elsewhere there seem to be none.
 */
public final class PostgresProcesses {
    private static final int MOST_ROUNDS = 200;

    private final Path data;

    PostgresProcesses(Path data) {
        this.data = data;
    }

    public List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    /** Backends that serve a client of this role, by the title that PostgreSQL gives them. */
    public List<ProcessHandle> serving(String role) {
        return all().stream()
                .filter(process -> title(process).startsWith("postgres: " + role + " "))
                .toList();
    }

    /**
     * kill -9 of all of them, again and again until there is none: one may have been forked in between.
     *
     * @throws StackException when they do not go away
     */
    public void end() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var left = all();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
            Waiting.pause(Duration.ofMillis(10));
        }
        throw new StackException("Processes of a killed PostgreSQL still work in " + data + ": end them first.");
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return data.equals(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException | UnsupportedOperationException e) {
            return false; // it has ended, it is not ours, or this is not Linux
        }
    }

    private static String title(ProcessHandle process) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
