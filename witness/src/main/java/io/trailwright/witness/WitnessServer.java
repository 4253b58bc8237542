package io.trailwright.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The witness over HTTP: {@code POST /add-checkpoint}, {@code GET /checkpoint/ORIGIN} with the origin as one escaped
 * path segment, {@code GET /health}. Callers are not authenticated: a checkpoint's signature is what counts.
 */
final class WitnessServer implements AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final String CHECKPOINT = "/checkpoint/";

    private final Witness witness;
    private final PrintStream log;
    private final HttpServer server;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());

    /**
     * Listens, but does not answer yet.
     *
     * @param log where failures are told that no caller is to blame for
     * @throws IOException when the address is taken
     */
    WitnessServer(Witness witness, InetSocketAddress address, PrintStream log) throws IOException {
        this.witness = witness;
        this.log = log;
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", guarded(this::handle));
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private Answer handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        if (path.equals("/add-checkpoint")) {
            return only("POST", exchange, () -> witness.add(body(exchange)));
        }
        if (path.startsWith(CHECKPOINT)) {
            return only("GET", exchange, () -> checkpoint(path.substring(CHECKPOINT.length())));
        }
        if (path.equals("/health")) {
            return only("GET", exchange, witness::health);
        }
        return Answer.problem(404, "not-found", "Not Found", "There is /add-checkpoint, /checkpoint/ORIGIN, /health.");
    }

    private static Answer only(String method, HttpExchange exchange, Step step) throws IOException {
        if (exchange.getRequestMethod().equals(method)) {
            return step.answer();
        }
        exchange.getResponseHeaders().set("Allow", method);
        return Answer.problem(405, "method-not-allowed", "Method Not Allowed", "Only " + method + " is answered here.");
    }

    /** One byte more than is allowed is enough to know that it is too much. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(AddCheckpoint.LONGEST + 1);
    }

    /** The path of a URI is well escaped, or there would be no URI; a plus in it is a plus. */
    private Answer checkpoint(String escaped) {
        return witness.checkpoint(URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** A failure of ours is told in the log and to the caller only that it happened. */
    private HttpHandler guarded(Step.OfExchange handler) {
        return exchange -> {
            try (exchange) {
                send(exchange, answer(handler, exchange));
            }
        };
    }

    private Answer answer(Step.OfExchange handler, HttpExchange exchange) throws IOException {
        try {
            return handler.answer(exchange);
        } catch (RuntimeException failure) {
            failure.printStackTrace(log);
            return Answer.problem(500, "internal", "Internal Server Error", "The witness failed; its log says more.");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
        if (!head) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Ends at once: what is being answered has been kept or not, and its sender asks again. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    @FunctionalInterface
    private interface Step {
        Answer answer() throws IOException;

        @FunctionalInterface
        interface OfExchange {
            Answer answer(HttpExchange exchange) throws IOException;
        }
    }
}
