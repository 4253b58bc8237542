package io.trailwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** strace of PostgreSQL's processes: what they received, flushed and sent, in the order in which it happened. */
final class SyscallTrace implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("^(\\d+) +(.*)$");
    private static final Pattern FLUSHED =
            Pattern.compile("(fdatasync\\(|fsync\\(|<\\.\\.\\. f(data)?sync resumed).*= 0$");
    private static final Pattern COMMIT_ASKED = Pattern.compile("(recvfrom\\(|recvfrom resumed).*COMMIT.*= [1-9]\\d*$");
    private static final Pattern COMMIT_ANSWERED = Pattern.compile("^sendto\\(\\d+, \"[^\"]*COMMIT\\\\0Z");

    private final Process strace;
    private final Path file;

    /** Commits of some backends: how many were answered, and how many of them without a flush since they were asked for. */
    record Commits(long answered, long unflushed) {}

    private SyscallTrace(Process strace, Path file) {
        this.strace = strace;
        this.file = file;
    }

    static boolean possible() {
        try {
            var probe = new ProcessBuilder("strace", "-o", "/dev/null", "true").start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Attaches to these processes and to those that they start, until it is closed. */
    static SyscallTrace of(List<ProcessHandle> processes, Path file) {
        var command = new ArrayList<>(List.of(
                "strace", "-f", "-s", "200", "-e", "trace=fdatasync,fsync,recvfrom,sendto", "-o", file.toString()));
        processes.forEach(process -> command.addAll(List.of("-p", Long.toString(process.pid()))));
        try {
            Files.deleteIfExists(file);
            var strace = new ProcessBuilder(command).redirectErrorStream(true).start();
            awaitAttached(strace, processes.size());
            return new SyscallTrace(strace, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitAttached(Process strace, int count) throws IOException {
        var said = strace.inputReader();
        for (int attached = 0; attached < count; ) {
            var line = said.readLine();
            if (line == null) {
                throw new AssertionError("strace ended");
            }
            attached += line.contains("attached") ? 1 : 0;
        }
    }

    @Override
    public void close() {
        strace.destroy();
        try {
            strace.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A flush counts whoever made it: of commits at the same time, one backend flushes for all. */
    Commits commitsOf(List<ProcessHandle> backends) {
        var pids = backends.stream().map(ProcessHandle::pid).toList();
        Map<Long, Long> asked = new HashMap<>();
        long flushes = 0;
        long answered = 0;
        long unflushed = 0;
        for (var line : lines()) {
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            long pid = Long.parseLong(matcher.group(1));
            var call = matcher.group(2);
            if (FLUSHED.matcher(call).find()) {
                flushes++;
            } else if (pids.contains(pid) && COMMIT_ASKED.matcher(call).find()) {
                asked.put(pid, flushes);
            } else if (pids.contains(pid) && COMMIT_ANSWERED.matcher(call).find()) {
                answered++;
                unflushed += asked.getOrDefault(pid, flushes) == flushes ? 1 : 0;
            }
        }
        return new Commits(answered, unflushed);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
