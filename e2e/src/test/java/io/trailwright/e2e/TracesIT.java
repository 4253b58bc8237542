package io.trailwright.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.example.Examples;
import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Ports;
import io.trailwright.launcher.stack.Stack;
import io.trailwright.launcher.stack.StackConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Services under the OpenTelemetry Java agent: {@code -Dtraces.agent=FILE}, as docs/operations/tracing.md sets it up. */
@EnabledIfSystemProperty(named = "traces.agent", matches = ".+")
class TracesIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Pattern SPAN = Pattern.compile(
            "LoggingSpanExporter - '[^']*' : (?<trace>[0-9a-f]{32}) [0-9a-f]{16} (?<kind>[A-Z]+) (?<rest>.*)");

    /** The agent does not see what comes over HTTP/2. */
    private static final HttpClient HTTP_1_1 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A span as the agent prints it. */
    private record Span(String trace, String kind, String attributes) {}

    @Test
    void aDecisionIsFoundInTheTraceOfWhoProposedItAndAcrossServices() throws Exception {
        try (var stack = Stack.started(config())) {
            // When
            var decision = propose(stack);
            // Then: the caller's trace goes on in the ledger, and its answer's Location names the decision
            var proposed = span(stack, Component.INGEST, "SERVER", "/v1/decisions/" + decision + "]");
            assertEquals(TRACE, proposed.trace());
            // And what approval sends to the ledger about it is one trace in both
            var review = "/v1/decisions/" + decision + "/review";
            var sent = span(stack, Component.APPROVAL, "CLIENT", review);
            assertEquals(
                    sent.trace(),
                    span(stack, Component.INGEST, "SERVER", review).trace());
        }
    }

    private static StackConfig config() {
        var root = StackConfig.findRoot();
        var options = List.of(
                "-javaagent:" + System.getProperty("traces.agent"),
                "-Dotel.traces.exporter=console",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.instrumentation.http.server.capture-response-headers=Location");
        var config = StackConfig.in(root)
                .withState(root.resolve("e2e/target/traces"))
                .withPorts(Ports.free())
                .withComponents(EnumSet.of(
                        Component.POSTGRES,
                        Component.KEYCLOAK,
                        Component.POLICY,
                        Component.INGEST,
                        Component.APPROVAL));
        for (var service : List.of(Component.POLICY, Component.INGEST, Component.APPROVAL)) {
            config = config.withJvm(service, options);
        }
        return config;
    }

    private static String propose(Stack stack) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stack.uri(Component.INGEST).resolve("/v1/decisions"))
                .header(
                        "Authorization",
                        "Bearer " + stack.tokens().client("payout-agent").get())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofByteArray(payout()))
                .build();
        var answer = HTTP_1_1.send(request, BodyHandlers.ofByteArray());
        assertEquals(201, answer.statusCode());
        return ((Json.Obj) Json.parse(answer.body())).string("decisionId");
    }

    private static byte[] payout() {
        return new Examples(StackConfig.findRoot(), Clock.systemUTC())
                .load("supplier-payout")
                .body()
                .canonical();
    }

    /** The first span of that kind that names the text: the agent prints some seconds later. */
    private static Span span(Stack stack, Component service, String kind, String text) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(90);
        while (Instant.now().isBefore(deadline)) {
            var found = spans(stack, service).stream()
                    .filter(span ->
                            span.kind().equals(kind) && span.attributes().contains(text))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(500);
        }
        throw new AssertionError("no " + kind + " span of " + service + " names " + text);
    }

    private static List<Span> spans(Stack stack, Component service) {
        try (var lines = Files.lines(stack.log(service))) {
            return lines.map(SPAN::matcher)
                    .filter(Matcher::find)
                    .map(found -> new Span(found.group("trace"), found.group("kind"), found.group("rest")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
