package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A witness that answers over real HTTP on a port of its own, in this process. */
final class Running implements AutoCloseable {
    static final Cosigner COSIGNER = TestLog.cosigner(7);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final State state;
    private final WitnessServer server;

    private Running(State state, Witness witness) throws IOException {
        this.state = state;
        this.server = new WitnessServer(witness, new InetSocketAddress("127.0.0.1", 0), System.err);
        server.start();
    }

    static Running of(Path folder, TestLog... logs) throws IOException {
        return of(folder, Clock.systemUTC(), logs);
    }

    static Running of(Path folder, Clock clock, TestLog... logs) throws IOException {
        return of(folder, clock, Judgement::of, logs);
    }

    /** Uses the folder, which is made when it is not there. */
    static Running of(
            Path folder, Clock clock, BiFunction<Optional<Held>, AddCheckpoint, Judgement> judge, TestLog... logs)
            throws IOException {
        var keys = new TreeMap<String, List<VerifierKey>>();
        for (var log : logs) {
            keys.put(log.signer().name(), List.of(log.signer().verifierKey()));
        }
        return of(folder, clock, judge, keys);
    }

    static Running of(
            Path folder,
            Clock clock,
            BiFunction<Optional<Held>, AddCheckpoint, Judgement> judge,
            Map<String, List<VerifierKey>> keys)
            throws IOException {
        if (!folder.resolve("witness.vkey").toFile().exists()) {
            State.begin(folder, COSIGNER.key());
        }
        var state = State.open(folder, COSIGNER.key());
        return new Running(state, new Witness(keys, COSIGNER, state, clock, judge));
    }

    HttpResponse<String> add(String body) {
        return send(server.port(), "POST", "/add-checkpoint", body.getBytes(UTF_8));
    }

    HttpResponse<String> get(String path) {
        return send(server.port(), "GET", path, new byte[0]);
    }

    HttpResponse<String> send(String method, String path, byte[] body) {
        return send(server.port(), method, path, body);
    }

    static String checkpointPath(String origin) {
        return "/checkpoint/" + URLEncoder.encode(origin, UTF_8);
    }

    static HttpResponse<String> send(int port, String method, String path, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        state.close();
    }
}
