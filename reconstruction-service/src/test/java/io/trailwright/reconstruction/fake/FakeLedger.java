package io.trailwright.reconstruction.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ledger's API as the contract has it, on logs in memory; it can be made to lie. */
@ApplicationScoped
public class FakeLedger {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger TENANT = new AtomicInteger();

    private final Map<String, FakeLog> logs = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ObjectNode>> lies = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean down;

    public FakeLedger(@ConfigProperty(name = "fake.ledger.port") int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @PreDestroy
    void stop() {
        server.stop(0);
    }

    /** A new, empty log of a tenant that no other test has. */
    public FakeLog newLog() {
        var log = new FakeLog("tenant-" + TENANT.getAndIncrement() % FakeLedgerResource.TENANTS);
        put(log);
        return log;
    }

    /** Serves this log from now on, in place of any other of its name. */
    public void put(FakeLog log) {
        logs.put(log.name(), log);
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    /** Changes every answer whose path contains the text, before it is sent. */
    public void lie(String path, Consumer<ObjectNode> change) {
        lies.put(path, change);
    }

    public void honest() {
        lies.clear();
        down = false;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/token")) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                send(
                        exchange,
                        200,
                        "{\"access_token\":\"of-the-service\",\"expires_in\":300,\"token_type\":\"Bearer\"}");
            } else if (!"Bearer of-the-service"
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{}");
            } else if (down) {
                send(exchange, 503, "{}");
            } else {
                answer(exchange, path);
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        ObjectNode answer;
        try {
            answer = answer(path.substring("/v1/".length()).split("/"), query(exchange));
        } catch (IllegalArgumentException refused) {
            send(exchange, 422, "{}");
            return;
        }
        if (answer == null) {
            send(exchange, 404, "{}");
            return;
        }
        lies.forEach((part, lie) -> {
            if (path.contains(part)) {
                lie.accept(answer);
            }
        });
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, 200, answer.toString());
    }

    private ObjectNode answer(String[] path, Map<String, String> query) {
        if (path[0].equals("decisions")) {
            return trail(UUID.fromString(path[1]));
        }
        if (path.length == 1) {
            var names = JSON.createObjectNode();
            logs.keySet().forEach(names.putArray("logs")::add);
            var sizes = names.putObject("sizes");
            logs.forEach((name, log) -> sizes.put(name, log.size()));
            return names;
        }
        var log = logs.get(path[1]);
        return log == null ? null : path[2].equals("entries") ? feed(log, query) : consistency(log, query);
    }

    private ObjectNode trail(UUID id) {
        for (var log : logs.values()) {
            var entries = log.trail(id);
            if (!entries.isEmpty()) {
                var answer = JSON.createObjectNode()
                        .put("log", log.name())
                        .put("trail", id.toString())
                        .put("origin", FakeLog.ORIGIN + "/" + log.name())
                        .put("checkpoint", log.checkpoint());
                var array = answer.putArray("entries");
                entries.forEach(entry ->
                        array.add(document(entry, log.inclusion(entry.index()).path())));
                return answer;
            }
        }
        return null;
    }

    private static ObjectNode feed(FakeLog log, Map<String, String> query) {
        long after = Long.parseLong(query.get("after"));
        int limit = Integer.parseInt(query.get("limit"));
        var answer = JSON.createObjectNode();
        var array = answer.putArray("entries");
        log.entries().stream().skip(after + 1).limit(limit).forEach(entry -> array.add(document(entry, List.of())));
        return answer.put("next", after + array.size());
    }

    private static ObjectNode consistency(FakeLog log, Map<String, String> query) {
        var proof = log.consistency(Long.parseLong(query.get("from")), Long.parseLong(query.get("to")));
        var answer = JSON.createObjectNode();
        var array = answer.putArray("proof");
        proof.path().forEach(hash -> array.add(base64(hash.bytes())));
        return answer;
    }

    static JsonNode document(Entry entry, List<Digest> inclusion) {
        var document = JSON.createObjectNode()
                .put("index", entry.index())
                .put("seq", entry.header().seq())
                .put("kind", entry.header().kind().wire())
                .put("at", entry.header().at().toString())
                .put("leafHash", entry.leafHash().toString())
                .put("header", new String(entry.headerBytes(), StandardCharsets.UTF_8));
        var parts = document.putObject("parts");
        entry.parts().forEach((name, part) -> {
            if (part instanceof Part.Present present) {
                parts.putObject(name).put("salt", base64(present.salt())).put("body", base64(present.body()));
            } else {
                parts.putObject(name).put("erased", true);
            }
        });
        var hashes = document.putArray("inclusion");
        inclusion.forEach(hash -> hashes.add(base64(hash.bytes())));
        return document;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
