package io.trailwright.launcher.stack;

import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.http.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;

/**
 * The whole stack on localhost. Holds the state folder's lock from construction to {@link #close}; its children never
 * outlive it: they are stopped by {@link #close}, by the end of this JVM (also through Ctrl-C and SIGTERM), and, when
 * this JVM is killed, by the next stack that uses the state folder.
 *
 * <p>Thread-safe.
 */
public final class Stack implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(15);

    private final StackConfig config;
    private final StateFolder state;
    private final Map<Component, Child> children = new EnumMap<>(Component.class);
    private final PostgresServer postgres;
    private final KeycloakServer keycloak;
    private final ServiceProcess services;
    private final ServiceSettings settings;
    private final WitnessProcess witness;
    private final Tokens tokens;
    private final Thread hook = new Thread(this::stopAll, "stack-stop");
    private final Restarts restarts;
    private final Object spawning = new Object();
    private volatile boolean closing;
    private volatile boolean up;

    /** @throws StackException when another stack uses the state folder, or the state cannot be used */
    public Stack(StackConfig config) {
        this.config = config;
        this.state = StateFolder.open(config.state());
        this.restarts = new Restarts(config, this::start, () -> closing);
        try {
            var records = state.subfolder("run");
            Leftovers.end(records);
            var logs = state.subfolder("logs");
            for (var component : Component.values()) {
                children.put(component, new Child(component, logs, records, this::onUnexpectedEnd));
            }
            var keys = new Keys(state);
            keys.ensure(ServiceSettings.TENANTS);
            postgres = new PostgresServer(config, state);
            keycloak = new KeycloakServer(config, state);
            settings = new ServiceSettings(config, state, keys);
            services = new ServiceProcess(config, state, settings);
            witness = new WitnessProcess(config, state, keys);
            tokens = new Tokens(issuer(), DemoRealm.in(config.root()));
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    /** Makes and starts a stack; on failure nothing is left running. */
    public static Stack started(StackConfig config) {
        var stack = new Stack(config);
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /**
     * Starts the configured components and returns when all are ready: PostgreSQL and Keycloak at the same time,
     * services as soon as PostgreSQL is there.
     *
     * @throws StackException for a taken port, a service that is not built, a component that ends or does not answer
     */
    public void start() {
        config.ports().requireFree(config.components());
        children.values().forEach(child -> Logs.begin(child.log()));
        StartUp.all(config.components(), this::start);
        up = true;
    }

    /** Starts one component that does not run, and waits until it is ready. */
    public void start(Component component) {
        var begun = Instant.now();
        synchronized (spawning) {
            if (closing) {
                throw new StackException("The stack is stopping.");
            }
        }
        var child = child(component);
        switch (component) {
            case POSTGRES -> postgres.start(child);
            case KEYCLOAK -> keycloak.start(child);
            case WITNESS -> witness.start(child);
            default -> services.start(component, child);
        }
        if (closing) {
            child.kill(); // the stop came between the check and the start
            throw new StackException("The stack is stopping.");
        }
        config.progress().ready(component, port(component), Duration.between(begun, Instant.now()));
    }

    /** Asks one component to end, and waits until it has. */
    public void stop(Component component) {
        var child = child(component);
        child.askToEnd();
        child.awaitEnd(END_LIMIT);
    }

    /** kill -9. Returns when the process is gone; of PostgreSQL, when all of its processes are. */
    public void kill(Component component) {
        child(component).kill();
        if (component == Component.POSTGRES) {
            postgresProcesses().end();
        }
    }

    /** The server and its backends, as they are now. */
    public PostgresProcesses postgresProcesses() {
        return new PostgresProcesses(postgres.data());
    }

    public void restart(Component component) {
        stop(component);
        start(component);
    }

    public boolean isRunning(Component component) {
        return child(component).isAlive();
    }

    /** The process id of a component, 0 when it was never started. */
    public long pid(Component component) {
        return child(component).pid();
    }

    public int port(Component component) {
        return config.ports().of(component);
    }

    /** The base address of a component that speaks HTTP, without a slash at the end. */
    public URI uri(Component component) {
        return URI.create("http://localhost:" + port(component));
    }

    /** The issuer of all tokens. */
    public URI issuer() {
        return config.issuer();
    }

    /** Tokens of the demo realm's clients and persons, from the Keycloak of this stack. */
    public Tokens tokens() {
        return tokens;
    }

    public Path log(Component component) {
        return child(component).log();
    }

    /** The pinned verifier keys of the logs: one C2SP vkey a line. */
    public Path verifierKeys() {
        return state.path().resolve("keys/log.vkeys");
    }

    /** The pinned verifier key of the witness of this machine. */
    public Path witnessKeys() {
        return state.path().resolve("keys/witness.vkeys");
    }

    /** The identity provider's published keys, which auditors pin as well. */
    public Path providerKeys() {
        return state.path().resolve("keys/provider.jwks");
    }

    public Path stateFolder() {
        return state.path();
    }

    public StackConfig config() {
        return config;
    }

    /** A JDBC address and the credentials of a service's runtime role, for tests that look into its database. */
    public DatabaseAccess database(Component service) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port(Component.POSTGRES) + "/" + Databases.database(service),
                Databases.runtime(service),
                state.secret(Databases.runtime(service)));
    }

    /**
     * The superuser's access to a database of this stack's PostgreSQL, for tests that look at the server itself.
     *
     * @param database its name
     */
    public DatabaseAccess superuser(String database) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port(Component.POSTGRES) + "/" + database,
                "postgres",
                state.secret("postgres"));
    }

    /** What a service is told, secrets included: for tests that start a further replica of it. */
    public Map<String, String> settings(Component service) {
        return settings.of(service);
    }

    /** How to connect to one database as one role. */
    public record DatabaseAccess(String jdbcUrl, String user, String password) {}

    /** Whether the stop has begun: what fails from then on is not worth telling. */
    public boolean isClosing() {
        return closing;
    }

    /** Stops everything and releases the state folder. Repeatable. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is ending: the hook does it
        }
        stopAll();
    }

    private void stopAll() {
        synchronized (spawning) {
            if (closing) {
                return;
            }
            closing = true;
        }
        children.values().forEach(Child::expectEnd);
        config.progress().stopping();
        postgres.abort();
        keycloak.abort();
        var all = new ArrayList<>(children.values());
        var database = child(Component.POSTGRES);
        all.remove(database);
        all.forEach(Child::askToEnd);
        all.forEach(each -> each.awaitEnd(END_LIMIT));
        database.askToEnd();
        database.awaitEnd(END_LIMIT);
        state.close();
    }

    private void onUnexpectedEnd(Child child) {
        // Ctrl-C reaches children and launcher at the same time: give the launcher's own stop a moment to be known.
        Waiting.pause(Duration.ofMillis(500));
        if (up && !closing) { // while starting, whoever waits for it reports it
            restarts.ended(child);
        }
    }

    private Child child(Component component) {
        var child = children.get(component);
        if (child == null) {
            throw new IllegalStateException(component.label());
        }
        return child;
    }
}
