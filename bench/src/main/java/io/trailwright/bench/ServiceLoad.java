package io.trailwright.bench;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.http.ApiClient;
import io.trailwright.launcher.stack.Component;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Full load of each service: what it is asked most, on 64 connections. Ingest: decisions; policy: evaluations, one a
 * request; approval: a review with its evidence; reconstruction: a trail, rebuilt and verified.
 */
final class ServiceLoad {
    private static final int CONNECTIONS = 64;
    private static final String ITEM = """
        {"items":[{"tenant":"acme","at":"2026-03-01T12:00:00Z","workflow":"customer-refund","workflowVersion":"2026.11",
        "tool":{"name":"claude-sonnet","provider":"anthropic","version":"4.5"},"prompt":{"id":"refund-check","version":"12"},
        "dataCategories":["customer-data","correspondence"],"action":{"type":"refund.issue","target":"payments",
        "arguments":{"order":"3009-55471","customer":"C-88231","amount":"184.90","currency":"EUR"}},
        "evidence":[{"kind":"customer-message","inline":true}],"recommendation":true,"exceptions":true}]}\
        """;

    private final Machine machine;
    private final String decision;

    private ServiceLoad(Machine machine, String decision) {
        this.machine = machine;
        this.decision = decision;
    }

    /** Records the decision that is read. */
    static ServiceLoad on(Machine machine) {
        var ingest = machine.stack().uri(Component.INGEST);
        var answer = new ApiClient(ingest, machine::token, Duration.ofSeconds(30))
                .post("/v1/decisions", Json.parse(Decision.body(machine.root())));
        return new ServiceLoad(machine, answer.expect(201).json().string("decisionId"));
    }

    /** Puts that service's load on a server: the service itself, or the bare one, which answers everything. */
    void run(Component service, URI server, Duration time) {
        var tokens = machine.stack().tokens();
        switch (service) {
            case INGEST -> decisions(machine, server, time);
            case POLICY ->
                post(machine, server.resolve("/v1/evaluations"), tokens.client("trailwright-ingest"), ITEM, time);
            case APPROVAL ->
                Wrk.read(server.resolve("/v1/reviews/" + decision), tokens.person("frank"), CONNECTIONS, time);
            case RECONSTRUCTION ->
                Wrk.read(server.resolve("/v1/trails/" + decision), tokens.password("audra"), CONNECTIONS, time);
            default -> throw new IllegalArgumentException(service + " is not a service");
        }
    }

    /** The load of ingest. */
    static void decisions(Machine machine, URI server, Duration time) {
        var body = new String(Decision.body(machine.root()), StandardCharsets.UTF_8);
        post(machine, server.resolve("/v1/decisions"), machine::token, body, time);
    }

    private static void post(Machine machine, URI target, Supplier<String> token, String body, Duration time) {
        new Wrk(machine.resource("propose.lua"), machine.write("body.json", body), machine.write("token", token.get()))
                .run(target, CONNECTIONS, time);
    }
}
