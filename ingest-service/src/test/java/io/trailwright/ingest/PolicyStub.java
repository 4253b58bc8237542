package io.trailwright.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trailwright.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A policy service of a few rules, and the token endpoint from which the ledger gets its own token. What it does wrong is
 * said by a system property, the one place that resource and tests share.
 */
public class PolicyStub implements QuarkusTestResourceLifecycleManager {
    private static final String MODE = "trailwright.testing.policy-mode";
    private static final String TOKEN = "token-of-the-ledger";

    /** How the stub behaves. */
    public enum Mode {
        UP,
        DOWN,
        SLOW,
        GARBLED,
        TOO_FEW,
        FAILING
    }

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "policy-stub");
        thread.setDaemon(true);
        return thread;
    });
    private HttpServer server;
    private boolean personsKeyIsKnown = true;

    public static void behave(Mode mode) {
        System.setProperty(MODE, mode.name());
    }

    /** With the argument {@code persons=issuer}, the service asks an issuer for the keys of persons' tokens. */
    @Override
    public void init(Map<String, String> initArgs) {
        personsKeyIsKnown = !"issuer".equals(initArgs.get("persons"));
    }

    @Override
    public Map<String, String> start() {
        behave(Mode.UP);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the policy stub does not start", e);
        }
        server.setExecutor(threads);
        server.createContext("/token", this::token);
        server.createContext("/v1/evaluations", this::evaluationsOrReport);
        server.start();
        return settings("http://localhost:" + server.getAddress().getPort());
    }

    private Map<String, String> settings(String url) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.rest-client.policy.url", url);
        settings.put("quarkus.oidc-client.enabled", "true");
        settings.put("quarkus.oidc-client.discovery-enabled", "false");
        settings.put("quarkus.oidc-client.auth-server-url", url);
        settings.put("quarkus.oidc-client.token-path", "/token");
        settings.put("quarkus.oidc-client.client-id", "trailwright-ingest");
        settings.put("quarkus.oidc-client.credentials.secret", "test");
        settings.put("trailwright.policy.deadline", "PT4S");
        settings.put("quarkus.rest-client.policy.connect-timeout", "4000");
        settings.put("quarkus.rest-client.policy.read-timeout", "20000");
        settings.put("trailwright.policy.longest-pause", "PT0.3S");
        settings.put("trailwright.policy.reevaluate-every", "1s");
        if (personsKeyIsKnown) {
            settings.put("quarkus.oidc.person.public-key", TestTokens.publicKey());
            settings.put("quarkus.oidc.person.auth-server-url", "");
            settings.put("quarkus.oidc.person.token.issuer", TestTokens.ISSUER);
        }
        return settings;
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, 200, "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    /** A fault of the stub itself must not look like the outage that a test is about. */
    private void evaluationsOrReport(HttpExchange exchange) throws IOException {
        try {
            evaluations(exchange);
        } catch (RuntimeException fault) {
            fault.printStackTrace();
            answer(exchange, 500, "{}");
        }
    }

    private void evaluations(HttpExchange exchange) throws IOException {
        var request = json.readTree(exchange.getRequestBody().readAllBytes());
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        switch (Mode.valueOf(System.getProperty(MODE))) {
            case DOWN -> exchange.close();
            case SLOW -> slow(exchange, request);
            case GARBLED -> answer(exchange, 200, "{\"results\":[{\"facts\":{},\"evaluation\":{\"outc");
            case TOO_FEW -> answer(exchange, 200, "{\"results\":[]}");
            case FAILING -> answer(exchange, 500, "{\"title\":\"broken\"}");
            case UP -> answer(exchange, 200, results(request));
        }
    }

    private void slow(HttpExchange exchange, JsonNode request) throws IOException {
        try {
            Thread.sleep(8000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, 200, results(request));
    }

    private String results(JsonNode request) {
        ObjectNode body = json.createObjectNode();
        ArrayNode results = body.putArray("results");
        request.get("items").forEach(item -> results.add(PolicyStubRules.result(json, item)));
        return body.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
