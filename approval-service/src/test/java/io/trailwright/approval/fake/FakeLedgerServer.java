package io.trailwright.approval.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.Startup;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The fake ledger over HTTP, with the faults that tests ask for. Gives machine tokens at {@code /token} too. A bean of
 * the application under test, so that both see the same classes.
 */
@Startup
@Singleton
public class FakeLedgerServer {
    public final FakeLedger ledger = new FakeLedger();

    /** While true, the review door answers 503. */
    public volatile boolean down;

    /** So many answers of the review door are lost after the work is done. */
    public final AtomicInteger lostAnswers = new AtomicInteger();

    /** Runs once before the next decision is looked at, as somebody else who is faster. */
    public volatile Runnable before = () -> {};

    /** Indexes that the feed spoils, by log. */
    public final Map<String, Set<Long>> spoilt = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "fake-ledger");
        thread.setDaemon(true);
        return thread;
    });

    FakeLedgerServer(@ConfigProperty(name = "fake.ledger.port") int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @PreDestroy
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Takes every fault back. */
    void reset() {
        down = false;
        lostAnswers.set(0);
        before = () -> {};
        spoilt.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            var answer = answer(exchange);
            var body = answer.body().canonical();
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.status() >= 400 ? "application/problem+json" : "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (LostAnswer lost) {
            // The connection is closed without an answer.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static final class LostAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private FakeLedger.Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/token")) {
            var token = Json.object()
                    .put("access_token", "machine-token")
                    .put("token_type", "Bearer")
                    .put("expires_in", 3600);
            return new FakeLedger.Answer(200, token.build());
        }
        if (!"Bearer machine-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Problems.of(401, "unauthenticated");
        }
        if (path.equals("/v1/logs")) {
            var sizes = Json.object();
            ledger.logs().forEach(log -> sizes.put(log, (long) ledger.size(log)));
            return new FakeLedger.Answer(
                    200,
                    Json.object()
                            .put("logs", Json.strings(ledger.logs()))
                            .put("sizes", sizes.build())
                            .build());
        }
        return path.startsWith("/v1/logs/") ? feed(exchange, path.split("/")[3]) : review(exchange, path.split("/")[3]);
    }

    private FakeLedger.Answer feed(HttpExchange exchange, String log) throws InterruptedException {
        var query = Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                .collect(Collectors.toMap(pair -> pair.split("=")[0], pair -> Long.parseLong(pair.split("=")[1])));
        var prefer = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Prefer"))
                .orElse("wait=0");
        var wait = Duration.ofSeconds(Long.parseLong(prefer.substring("wait=".length())));
        long after = query.get("after");
        var entries = ledger.after(log, after, query.get("limit").intValue(), wait);
        return new FakeLedger.Answer(200, FeedJson.page(entries, after, spoilt.getOrDefault(log, Set.of())));
    }

    private FakeLedger.Answer review(HttpExchange exchange, String decision) throws IOException {
        var body = (Json.Obj) Json.parse(exchange.getRequestBody().readAllBytes());
        boolean personal = body.opt("personToken").isPresent();
        if (personal) {
            var first = before;
            before = () -> {};
            first.run();
            if (down) {
                return Problems.of(503, "not-recorded");
            }
        }
        var answer = ledger.review(
                UUID.fromString(decision),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                body,
                body.optString("personToken").flatMap(FakeLedgerServer::reviewer));
        if (personal && lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new LostAnswer();
        }
        return answer;
    }

    /** Who the token says it is; that its signature is checked is the real ledger's business. */
    private static Optional<Reviewer> reviewer(String token) {
        var claims = (Json.Obj) Json.parse(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        if (claims.opt("auth_time").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reviewer(
                new Person(claims.optString("iss"), claims.string("sub"), claims.optString("name")),
                claims.optString("preferred_username"),
                Set.copyOf(claims.stringList("groups")),
                claims.optString("acr"),
                List.copyOf(claims.stringList("amr")),
                Instant.ofEpochSecond(claims.integer("auth_time")),
                claims.optString("azp")));
    }
}
