package io.trailwright.e2e.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.e2e.RunningStack;
import io.trailwright.launcher.stack.Stack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's rendered configuration starts the real services: migrations first, then what serves. */
class ChartStartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<Process> processes = new ArrayList<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Stack stack = RunningStack.stack();

    @TempDir
    Path folder;

    private RenderedChart chart;

    @BeforeEach
    void anInstallationWithEmptyDatabases() throws Exception {
        for (var port : List.of("ingest", "ingest-management", "policy", "policy-management")) {
            ports.put(port, freePort());
        }
        var installation = new Installation(stack, ports);
        for (var service : List.of("ingest", "policy")) {
            installation.makeDatabase(service);
        }
        chart = installation.rendered();
    }

    @AfterEach
    void nothingIsLeftRunning() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aServiceDoesNotStartOnASchemaThatNobodyMigrated() throws Exception {
        // When
        var policy = start("Deployment", "policy", "policy");

        // Then
        assertTrue(policy.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, policy.exitValue());
        assertTrue(log("Deployment", "policy").contains("Detected resolved migration not applied to database"));
    }

    @Test
    void migratedAndStartedItPassesTheHelmTest() throws Exception {
        // Given
        for (var service : List.of("ingest", "policy")) {
            var job = start("Job", "migrate-" + service, service);
            assertTrue(job.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(0, job.exitValue(), log("Job", "migrate-" + service));
        }
        start("Deployment", "policy", "policy");
        start("Deployment", "ingest", "ingest");
        awaitReady("policy");
        awaitReady("ingest");
        assertEquals(404, status(ports.get("ingest"), "/q/health/ready"), "health is not on the published port");

        // When
        var test = helmTest();

        // Then
        var output = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, test.waitFor(), output);
        assertEquals(4, output.lines().filter(line -> line.startsWith("ok  ")).count(), output);
    }

    /** What the page on installing says is executed: it gives the key that the ledger signs with. */
    @Test
    void theVerifierKeyOfThePageIsTheLedgers() throws Exception {
        // Given
        var page = Files.readString(stack.config().root().resolve("docs/operations/install.md"));
        var script = page.substring(page.indexOf("vkey() {"), page.indexOf("```", page.indexOf("vkey() {")));
        Files.copy(stack.stateFolder().resolve("keys/log.pem"), folder.resolve("log.pem"));

        // When
        var made = new ProcessBuilder("sh", "-c", script.replace("trail.example.com", "trailwright.local"))
                .directory(folder.toFile())
                .start();

        // Then
        var pinned = Files.readAllLines(stack.verifierKeys()).get(0);
        assertEquals(pinned + "\n", new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Process start(String kind, String component, String service) throws IOException {
        var pod = new MountedPod(chart, chart.pod(kind, component), folder.resolve(kind + "-" + component));
        var jar = stack.config().root().resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        var process = pod.start(jar, logFile(kind, component));
        processes.add(process);
        return process;
    }

    private Process helmTest() throws IOException {
        var secret = chart.secret("test-client");
        var script = folder.resolve("decision.sh");
        Files.writeString(script, chart.configMap("tw-trailwright-test").get("decision.sh"));
        var builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "INGEST",
                        "http://localhost:" + ports.get("ingest"),
                        "ISSUER",
                        stack.issuer().toString(),
                        "TOKEN_URL",
                        "",
                        "CLIENT_ID",
                        secret.get("client-id"),
                        "CLIENT_SECRET",
                        secret.get("client-secret"),
                        "PROPOSAL",
                        new String(RunningStack.payout().body().canonical(), StandardCharsets.UTF_8)));
        return builder.start();
    }

    private void awaitReady(String service) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        while (status(ports.get(service + "-management"), "/q/health/ready") != 200) {
            assertTrue(Instant.now().isBefore(deadline), log("Deployment", service));
            assertTrue(processes.stream().skip(2).allMatch(Process::isAlive), log("Deployment", service));
            Thread.sleep(300);
        }
    }

    /** 0: nobody answers. */
    private static int status(int port, String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private String log(String kind, String component) throws IOException {
        return Files.readString(logFile(kind, component));
    }

    private Path logFile(String kind, String component) {
        return folder.resolve(kind + "-" + component + ".log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
