package io.trailwright.e2e.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One ingest service of the run in a JVM of its own, started again whenever it ends, as an orchestrator does. Each life
 * has the settings of the run and those that were lined up for it; what broke one life is not set in the next.
 */
final class Replica implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);
    /** What Kubernetes allows by the chart: 5 s before, 25 s to drain, and a little. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private volatile Path jar;
    private final Path folder;
    private final int port;
    private final int health;
    private final Map<String, String> settings;
    private final Deque<Map<String, String>> lives = new ArrayDeque<>();
    private final AtomicInteger halts = new AtomicInteger();
    private volatile @Nullable Process process;
    private volatile boolean closing;

    /**
     * @param folder the working folder: settings and log
     * @param health where it tells its health
     * @param settings of each life
     */
    Replica(Path jar, Path folder, int port, int health, Map<String, String> settings) {
        this.jar = jar;
        this.folder = folder;
        this.port = port;
        this.health = health;
        this.settings = new LinkedHashMap<>(settings);
        this.settings.put("quarkus.http.port", Integer.toString(port));
        this.settings.put("quarkus.management.port", Integer.toString(health));
    }

    /** Starts the first life; {@link #awaitReady} says when it serves. */
    void start() {
        try {
            Files.createDirectories(folder.resolve("config"));
            Files.deleteIfExists(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spawn();
        var thread = new Thread(this::watch, "replica");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next lives have these settings, one each, in this order. */
    synchronized void lineUp(List<Map<String, String>> extras) {
        lives.addAll(extras);
    }

    /** The next lives run this build of the service. */
    void becomes(Path other) {
        jar = other;
    }

    /** kill -9; the next life begins by itself. */
    void kill() {
        var current = process;
        if (current != null) {
            current.destroyForcibly();
            try {
                current.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FaultRunException("interrupted");
            }
        }
    }

    /** SIGTERM, as an orchestrator ends a pod; returns when it has drained and ended. The next life begins by itself. */
    void end() {
        var current = process;
        if (current == null) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(DRAIN_LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
                throw new FaultRunException("replica on port " + port + " does not end when it is asked to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultRunException("interrupted");
        }
    }

    private void watch() {
        while (!closing) {
            try {
                var current = process;
                if (current != null && current.waitFor() == 137 && !closing) {
                    halts.incrementAndGet();
                }
            } catch (InterruptedException e) {
                return;
            }
            if (!closing) {
                spawn();
            }
        }
    }

    private synchronized void spawn() {
        var next = lives.poll();
        var all = new LinkedHashMap<>(settings);
        all.putAll(next == null ? Map.of() : next);
        try {
            SettingsFile.write(folder.resolve("config/application.properties"), all);
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Xmx256m",
                            "-jar",
                            jar.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Pause.until("replica on port " + port + " is ready, see " + log(), READY_LIMIT, this::isReady);
    }

    boolean isReady() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lives that ended with 137, by kill -9 or at a crash point. */
    int halts() {
        return halts.get();
    }

    boolean hasLivesLinedUp() {
        synchronized (this) {
            return !lives.isEmpty();
        }
    }

    int port() {
        return port;
    }

    Path log() {
        return folder.resolve("ingest.log");
    }

    @Override
    public void close() {
        closing = true;
        var current = process;
        if (current != null) {
            current.destroy();
            try {
                current.waitFor(10, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            current.destroyForcibly();
        }
    }
}
