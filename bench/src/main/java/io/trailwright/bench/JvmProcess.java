package io.trailwright.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that the bench starts itself, and ends: a service beside the stack's, or the bare server. */
final class JvmProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final long begun;
    private final Thread hook;

    private JvmProcess(Process process, long begun) {
        this.process = process;
        this.begun = begun;
        this.hook = new Thread(process::destroyForcibly, "bench-jvm");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * On the Java that runs the bench.
     *
     * @param folder working folder, where a service reads its settings
     * @param log takes what it prints
     */
    static JvmProcess start(List<String> options, List<String> program, Path folder, Path log) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            var begun = System.nanoTime();
            return new JvmProcess(builder.start(), begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first 200; returns milliseconds since just before the process was started. */
    double awaitReady(URI address) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        while (System.nanoTime() - begun < LIMIT.toNanos() && process.isAlive()) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return (System.nanoTime() - begun) / 1e6;
                }
                Thread.sleep(5);
            } catch (IOException e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new VoidRoundException("interrupted");
            }
        }
        throw new VoidRoundException(address + " did not become ready");
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port of the loopback address that is free now. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory in MiB: what the kernel counts for the process now. */
    static double resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new SkippedException("memory is read from /proc, which only Linux has: " + e.getMessage());
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to end, and waits so long for it; a JVM that makes an ahead-of-time cache writes it meanwhile. */
    void end(Duration limit) {
        process.destroy();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end(Duration.ofSeconds(20));
    }
}
