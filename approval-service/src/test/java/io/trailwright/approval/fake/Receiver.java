package io.trailwright.approval.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A receiver of webhooks, over real HTTP. Thread-safe. */
public final class Receiver {
    private final HttpServer server;
    private final List<Received> all = new CopyOnWriteArrayList<>();
    private final AtomicReference<Function<Received, Integer>> answer = new AtomicReference<>(any -> 204);

    /** One call. @param headers by lower-case name */
    public record Received(String path, Map<String, String> headers, byte[] body) {}

    /** @param port where it listens, on this machine alone */
    public Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            var received = new Received(
                    exchange.getRequestURI().getPath(),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            all.add(received);
            int status = answer.get().apply(received);
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param next gives the status for each call */
    public void answers(Function<Received, Integer> next) {
        answer.set(next);
    }

    /** Calls whose body holds this text, in the order in which they came. */
    public List<Received> about(String text) {
        return all.stream()
                .filter(each -> new String(each.body(), StandardCharsets.UTF_8).contains(text))
                .toList();
    }

    public List<Received> all() {
        return List.copyOf(all);
    }

    public void stop() {
        server.stop(0);
    }
}
