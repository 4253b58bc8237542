package io.trailwright.witness;

import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.NoteException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs until it is asked to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Cosigns checkpoints of the listed logs that continue what it has seen of them.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name given to keygen.")
    private @Nullable String name;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key, PKCS#8 PEM.")
    private @Nullable Path key;

    @Option(names = "--state", required = true, paramLabel = "DIR", description = "The state folder of this key.")
    private @Nullable Path state;

    @Option(
            names = "--logs",
            required = true,
            paramLabel = "FILE",
            description = "Verifier keys (vkey) of the logs to follow, one a line; several of one origin may stand.")
    private @Nullable Path logs;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on. Default: 127.0.0.1.")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "8085",
            description = "Port to listen on, 0 for a free one. Default: 8085.")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var cosigner = cosigner();
        var followed = LogList.read(Main.required(logs));
        try (var kept = State.open(Main.required(state), cosigner.key())) {
            var witness = new Witness(followed, cosigner, kept, Clock.systemUTC());
            var server = new WitnessServer(witness, new InetSocketAddress(host, port), System.err);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end"));
            server.start();
            System.out.println("witness " + cosigner.key() + " listens on port " + server.port());
            new CountDownLatch(1).await(); // until the process is told to end
        }
        return 0;
    }

    private Cosigner cosigner() throws IOException {
        try {
            return new Cosigner(Main.required(name), KeyPem.read(Main.required(key)));
        } catch (NoteException badName) {
            throw new IOException(badName.getMessage(), badName);
        }
    }
}
