package io.trailwright.e2e.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.e2e.RunningStack;
import io.trailwright.launcher.example.Example;
import io.trailwright.launcher.example.Examples;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        for (var service : Installation.SERVICES) {
            ports.put(service, freePort());
            ports.put(service + "-management", freePort());
        }
        var installation = new Installation(stack, ports);
        for (var service : Installation.SERVICES) {
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
        assertTrue(log("Deployment", "policy").contains("the database has not been migrated to it"));
    }

    @Test
    void migratedAndStartedItPassesTheHelmTestInWhichAPersonApproves() throws Exception {
        // Given
        for (var service : Installation.SERVICES) {
            var job = start("Job", "migrate-" + service, service);
            assertTrue(job.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(0, job.exitValue(), log("Job", "migrate-" + service));
        }
        for (var service : Installation.SERVICES) {
            start("Deployment", service, service);
            awaitReady(service);
        }
        assertEquals(404, status(ports.get("ingest"), "/q/health/ready"), "health is not on the published port");

        // When a person's token is stored
        var approved = helmTest(chart.secret("test-person").get("token"));
        // Then
        assertEquals(0, approved.status(), approved.output());
        assertEquals(6, approved.ok(), approved.output());
        assertFalse(approved.output().contains("SKIPPED"), approved.output());

        // When none is
        var alone = helmTest("");
        // Then
        assertEquals(0, alone.status(), alone.output());
        assertEquals(5, alone.ok(), alone.output());
        assertTrue(alone.output().contains("SKIPPED: NOBODY APPROVED"), alone.output());

        // When somebody's is stored who is not asked, or who gave their password to a program
        for (var token : List.of(stack.tokens().person("alice"), stack.tokens().password("dave"))) {
            var refused = helmTest(token.get());
            // Then
            assertEquals(1, refused.status(), refused.output());
            assertTrue(refused.output().contains("FAILED: the "), refused.output());
        }
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

    /** What the test's pod printed and ended with. */
    private record Tested(int status, String output) {
        long ok() {
            return output.lines().filter(line -> line.startsWith("ok  ")).count();
        }
    }

    /** Runs the pod's script with its environment, the addresses of this machine and a low-stakes proposal. */
    private Tested helmTest(String person) throws Exception {
        var client = chart.secret("test-client");
        var script = folder.resolve("decision.sh");
        Files.writeString(script, chart.configMap("tw-trailwright-test").get("decision.sh"));
        var builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        var environment = new HashMap<String, String>();
        for (var service : List.of("ingest", "approval", "reconstruction")) {
            environment.put(service.toUpperCase(Locale.ROOT), "http://localhost:" + ports.get(service));
        }
        environment.put("ISSUER", stack.issuer().toString());
        environment.put("TOKEN_URL", "");
        environment.put("CLIENT_ID", client.get("client-id"));
        environment.put("CLIENT_SECRET", client.get("client-secret"));
        environment.put("PROPOSAL", new String(summary().body().canonical(), StandardCharsets.UTF_8));
        environment.put("REVIEWER_TOKEN", person);
        builder.environment().putAll(environment);
        var test = builder.start();
        var output = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Tested(test.waitFor(), output);
    }

    /** A decision of the medium tier, whose policy wants no sign-in for the approval alone. */
    private Example summary() {
        return new Examples(stack.config().root(), Clock.systemUTC()).load("internal-summary");
    }

    private void awaitReady(String service) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        while (status(ports.get(service + "-management"), "/q/health/ready") != 200) {
            assertTrue(Instant.now().isBefore(deadline), log("Deployment", service));
            assertTrue(
                    processes.stream().skip(Installation.SERVICES.size()).allMatch(Process::isAlive),
                    log("Deployment", service));
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
