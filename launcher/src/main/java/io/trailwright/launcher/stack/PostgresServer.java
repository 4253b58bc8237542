package io.trailwright.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedded PostgreSQL: it keeps what it acknowledged (fsync, synchronous_commit and full_page_writes on),
 * listens on the loopback address alone and asks for passwords (SCRAM).
 */
final class PostgresServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration INIT_LIMIT = Duration.ofSeconds(120);

    private final Path distributions;
    private final StateFolder state;
    private final Path data;
    private final int port;
    private final Progress progress;
    private final Tool tool;

    PostgresServer(StackConfig config, StateFolder state) {
        this.distributions = config.root().resolve(".trailwright/dist");
        this.state = state;
        this.data = state.path().resolve("pg");
        this.port = config.ports().of(Component.POSTGRES);
        this.progress = config.progress();
        this.tool = new Tool(state.subfolder("logs").resolve("initdb.log"));
    }

    /** Starts the server and waits until it answers; on first use also unpacks and initialises it. */
    void start(Child child) {
        try {
            var binaries = PostgresBinaries.unpackedIn(distributions);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                progress.working(Component.POSTGRES, "initialising the databases");
                initialise(binaries);
            }
            // Without its file, PostgreSQL could not tell that backends of a killed server still write to the folder.
            new PostgresProcesses(data).end();
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            child.start(command(binaries));
        } catch (IOException e) {
            throw new StackException("PostgreSQL cannot be prepared in " + data + ": " + e.getMessage(), e);
        }
        var databases = new Databases(port, state);
        var deadline = Instant.now().plus(START_LIMIT);
        while (!databases.accepting()) {
            if (!child.isAlive()) {
                throw new StackException(child.lastWords());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StackException("No answer for " + START_LIMIT.toSeconds() + " s. " + child.lastWords());
            }
            Waiting.pause(Duration.ofMillis(100));
        }
        databases.prepare();
    }

    Path data() {
        return data;
    }

    /** Ends what {@link #start} may be preparing. */
    void abort() {
        tool.abort();
    }

    private ProcessBuilder command(Path binaries) {
        var command = asOrdinaryUser(binaries.resolve("bin/postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=300",
                "password_encryption=scram-sha-256",
                "log_line_prefix=%m %u@%d ",
                "timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        return new ProcessBuilder(command).directory(data.toFile());
    }

    private void initialise(Path binaries) throws IOException {
        var draft = state.path().resolve("pg.tmp");
        Distributions.delete(draft);
        state.secret("postgres");
        var passwordFile = state.subfolder("secrets").resolve("postgres");
        var command = asOrdinaryUser(binaries.resolve("bin/initdb"));
        command.addAll(List.of("-D", draft.toString(), "-U", "postgres", "-A", "scram-sha-256"));
        command.addAll(List.of("--pwfile", passwordFile.toString(), "-E", "UTF8", "--locale=C"));
        try {
            tool.run("PostgreSQL's initdb", new ProcessBuilder(command), INIT_LIMIT);
        } catch (StackException e) {
            throw isRoot() ? new StackException(e.getMessage() + rootHint(), e) : e;
        }
        Distributions.move(draft, data);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private static List<String> asOrdinaryUser(Path program) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String rootHint() {
        return "\nYou run as root, which PostgreSQL refuses, and a user namespace (unshare -U) may not be allowed here:"
                + " run as an ordinary user.";
    }
}
