package io.trailwright.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Children of a run that was killed: a launcher that gets SIGKILL cannot stop them, so the next one does.
 *
 * <p>A recorded process is ended only if its start time is the recorded one, so a process id that was given to
 * somebody else is left alone.
 */
final class Leftovers {
    private static final Duration SAME_START = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    static String describe(ProcessHandle process) {
        var start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + " " + start;
    }

    /** Ends what earlier runs left behind. The caller holds the lock of the state folder. */
    static void end(Path records) {
        var alive = new ArrayList<ProcessHandle>();
        try (var files = Files.newDirectoryStream(records, "*.pid")) {
            for (var file : files) {
                find(Files.readString(file)).ifPresent(alive::add);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        alive.forEach(ProcessHandle::destroy);
        alive.forEach(Leftovers::awaitEnd);
    }

    private static Optional<ProcessHandle> find(String record) {
        var words = record.strip().split(" ");
        try {
            var recorded = Instant.ofEpochMilli(Long.parseLong(words[words.length - 1]));
            return ProcessHandle.of(Long.parseLong(words[0])).filter(process -> process.info()
                    .startInstant()
                    .filter(start -> Duration.between(recorded, start).abs().compareTo(SAME_START) < 0)
                    .isPresent());
        } catch (NumberFormatException e) {
            return Optional.empty(); // cut short by the crash
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
