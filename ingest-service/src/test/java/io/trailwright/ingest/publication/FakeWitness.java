package io.trailwright.ingest.publication;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.ProofException;
import io.trailwright.core.log.SignedNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness as C2SP tlog-witness has it, in memory, that can be down, slow or a liar. It trusts every log's signature. */
final class FakeWitness {
    /** How it behaves; a property of the JVM, because the tests do not share its classes with whoever started it. */
    enum Mode {
        UP,
        FAILING,
        SLOW,
        FORGING,
        UNKNOWN_LOG,
        TALKATIVE
    }

    private static final String MODE = "trailwright.test.witness";

    private final KeyPair pair = pair();
    private final Cosigner cosigner = new Cosigner("witness.test/w1", pair.getPrivate());
    private final Cosigner stranger = new Cosigner("witness.test/w1", pair().getPrivate());
    private final Map<String, Checkpoint> cosigned = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FakeWitness() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/w1/add-checkpoint", this::answer);
        server.start();
    }

    static void behave(Mode mode) {
        System.setProperty(MODE, mode.name());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/w1/";
    }

    String vkey() {
        return cosigner.key().toString();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Mode mode() {
        return Mode.valueOf(System.getProperty(MODE, Mode.UP.name()));
    }

    private record Reply(int status, String type, String body) {}

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply =
                    switch (mode()) {
                        case FAILING -> new Reply(500, "text/plain", "");
                        case UNKNOWN_LOG -> new Reply(404, "text/plain", "");
                        case TALKATIVE -> new Reply(200, "text/plain", "x".repeat(1 << 20));
                        case SLOW -> slow();
                        case UP, FORGING -> decide(body);
                    };
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", reply.type());
            call.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        }
    }

    private static Reply slow() {
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new Reply(500, "text/plain", "");
    }

    private synchronized Reply decide(String body) {
        String[] halves = body.split("\n\n", 2);
        String[] lines = halves[0].split("\n");
        long old = Long.parseLong(lines[0].substring("old ".length()));
        List<Digest> proof = List.of(lines).subList(1, lines.length).stream()
                .map(line -> Digest.wrap(Base64.getDecoder().decode(line)))
                .toList();
        Checkpoint offered = Checkpoint.parse(SignedNote.parse(halves[1]).text());
        Checkpoint known = cosigned.get(offered.origin());
        long size = known == null ? 0 : known.size();
        if (old > offered.size()) {
            return new Reply(400, "text/plain", "");
        }
        if (old != size) {
            return new Reply(409, "text/x.tlog.size", size + "\n");
        }
        if (known != null && size == offered.size() && !known.root().equals(offered.root())) {
            return new Reply(409, "text/x.tlog.size", size + "\n");
        }
        if (known != null && size < offered.size() && !continues(known, offered, proof)) {
            return new Reply(422, "text/plain", "");
        }
        cosigned.put(offered.origin(), offered);
        Cosigner signer = mode() == Mode.FORGING ? stranger : cosigner;
        String line =
                signer.cosign(offered, 1_700_000_000L).line(cosigner.key()).toString();
        return new Reply(200, "text/plain", line + "\n");
    }

    private static boolean continues(Checkpoint known, Checkpoint offered, List<Digest> proof) {
        try {
            new ConsistencyProof(known.size(), offered.size(), proof).verify(known.root(), offered.root());
            return true;
        } catch (ProofException refused) {
            return false;
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
