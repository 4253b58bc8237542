package io.trailwright.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The witness of this machine, which follows the logs of its ledger. Ledger and witness in one hand protect nobody from
 * that hand; here it shows how the parts meet, and a witness elsewhere takes its place.
 */
final class WitnessProcess {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final int HEAP_MEGABYTES = 24;

    private final StackConfig config;
    private final StateFolder state;
    private final Keys keys;

    WitnessProcess(StackConfig config, StateFolder state, Keys keys) {
        this.config = config;
        this.state = state;
        this.keys = keys;
    }

    /** Starts it and waits until it says that it is well. */
    void start(Child child) {
        var jar = config.root().resolve("witness/target/witness.jar");
        if (!Files.exists(jar)) {
            throw new StackException("witness is not built (" + jar
                    + " is missing): run ./trailwright, which builds what is missing, or ./mvnw -DskipTests package.");
        }
        var folder = state.subfolder("witness");
        var port = config.ports().of(Component.WITNESS);
        var command = new ArrayList<>(Jvm.command(HEAP_MEGABYTES));
        command.addAll(List.of("-jar", jar.toString(), "serve", "--name", Keys.WITNESS));
        command.addAll(List.of(
                "--port", Integer.toString(port), "--key", keys.witness().toString()));
        command.addAll(List.of(
                "--logs",
                keys.verifierKeys().toString(),
                "--state",
                begun(folder).toString()));
        child.start(new ProcessBuilder(command).directory(folder.toFile()));
        Readiness.await(child, "http://localhost:" + port + "/health", START_LIMIT);
    }

    /** A witness starts in the state folder of its key alone; the first start makes it. */
    private Path begun(Path folder) {
        try {
            var named = folder.resolve("witness.vkey");
            if (!Files.exists(named)) {
                Files.copy(keys.witnessKeys(), named);
            }
            return folder;
        } catch (IOException e) {
            throw new StackException("The state of the witness cannot be made: " + e.getMessage(), e);
        }
    }
}
