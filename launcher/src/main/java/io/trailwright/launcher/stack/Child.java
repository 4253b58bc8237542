package io.trailwright.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One child process: its log, the record that lets a later run find it, and its end.
 *
 * <p>Thread-safe. The record ({@code run/<name>.pid}: process id and start in epoch milliseconds) is written before
 * {@link #start} returns and removed when the process has ended.
 */
final class Child {
    private static final int LAST_LINES = 10;
    private static final int TAIL_BYTES = 65_536;
    private static final int LINE_LIMIT = 240;
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )");

    private final Component component;
    private final Path log;
    private final Path record;
    private final Consumer<Child> onUnexpectedEnd;
    private volatile @Nullable Process process;
    private volatile boolean endExpected;

    /** @param onUnexpectedEnd called once on a thread of the JDK when the process ends without being told to */
    Child(Component component, Path logs, Path records, Consumer<Child> onUnexpectedEnd) {
        this.component = component;
        this.log = logs.resolve(component.label() + ".log");
        this.record = records.resolve(component.label() + ".pid");
        this.onUnexpectedEnd = onUnexpectedEnd;
    }

    Component component() {
        return component;
    }

    Path log() {
        return log;
    }

    synchronized void start(ProcessBuilder builder) {
        if (isAlive()) {
            throw new IllegalStateException(component.label() + " runs already");
        }
        try {
            endExpected = false;
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            var started = builder.start();
            process = started;
            StateFolder.writePrivately(record, Leftovers.describe(started.toHandle()));
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new StackException(component.label() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void ended(Process ended) {
        synchronized (this) {
            if (process == ended) {
                try {
                    Files.deleteIfExists(record);
                } catch (IOException e) {
                    // The next run finds no such process and removes the record.
                }
            }
        }
        if (!endExpected && process == ended) {
            onUnexpectedEnd.accept(this);
        }
    }

    boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    /** The process id, 0 when it never ran. */
    long pid() {
        var current = process;
        return current == null ? 0 : current.pid();
    }

    /** The end is about to be caused by somebody else (Ctrl-C reaches the whole process group): say nothing. */
    void expectEnd() {
        endExpected = true;
    }

    /** Asks the process to end. */
    void askToEnd() {
        endExpected = true;
        var current = process;
        if (current == null || !current.isAlive()) {
            return;
        }
        if (component == Component.POSTGRES) {
            signal(current.pid(), "INT"); // fast shutdown: roll back, checkpoint, end
        } else {
            current.destroy();
        }
    }

    /** Waits for the end that was asked for; past the limit the process is killed. */
    void awaitEnd(Duration limit) {
        var current = process;
        if (current == null) {
            return;
        }
        try {
            if (!current.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(record);
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // As above.
        }
    }

    /** kill -9, and waits until the process is gone. */
    void kill() {
        endExpected = true;
        var current = process;
        if (current != null) {
            current.destroyForcibly();
            awaitEnd(Duration.ofSeconds(10));
        }
    }

    /** How it ended and its last log lines, for people. */
    String lastWords() {
        var current = process;
        var end = current == null || current.isAlive() ? "runs" : "ended with exit code " + current.exitValue();
        return component.label() + " " + end + "; the last lines of " + log + ":\n" + tail();
    }

    private String tail() {
        try (var file = new java.io.RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            var bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line ->
                            !line.isBlank() && !STACK_FRAME.matcher(line).find())
                    .map(line -> line.length() > LINE_LIMIT ? line.substring(0, LINE_LIMIT) + " …" : line)
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
