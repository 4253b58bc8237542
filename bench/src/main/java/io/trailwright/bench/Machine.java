package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Ports;
import io.trailwright.launcher.stack.Stack;
import io.trailwright.launcher.stack.StackConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumSet;

/** A stack of the bench's own on free ports, as in production, in a folder that is removed at the end. */
final class Machine implements AutoCloseable {
    private static final String AGENT = "payout-agent";

    private final Path folder;
    private final Stack stack;

    private final Thread hook = new Thread(this::afterTheStack, "bench-delete");

    private Machine(Path folder, Stack stack) {
        this.folder = folder;
        this.stack = stack;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** PostgreSQL, Keycloak, policy and ingest: what a proposal passes through. */
    static Machine started(Teller teller) {
        return started(teller, EnumSet.of(Component.POSTGRES, Component.KEYCLOAK, Component.POLICY, Component.INGEST));
    }

    static Machine started(Teller teller, EnumSet<Component> components) {
        var folder = temporary();
        var config = StackConfig.in(StackConfig.findRoot())
                .withState(folder.resolve("state"))
                .withPorts(Ports.free())
                .withComponents(components)
                .withProgress(teller);
        for (var service : Component.services()) {
            config = config.withJvm(service, ProductionJvm.image(folder, service));
        }
        try {
            return new Machine(folder, Stack.started(config));
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    Stack stack() {
        return stack;
    }

    Path folder() {
        return folder;
    }

    Path root() {
        return stack.config().root();
    }

    URI decisions() {
        return stack.uri(Component.INGEST).resolve("/v1/decisions");
    }

    /** The file of an access token of the demo realm's agent, good for some minutes. */
    Path freshToken() {
        return write("token", stack.tokens().client(AGENT).get());
    }

    String token() {
        return stack.tokens().client(AGENT).get();
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the bench's own, such as wrk's script, where other programs can read it. */
    Path resource(String name) {
        try (var in = Machine.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return write(name, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the database's superuser, whose password the launcher keeps in the state folder. */
    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stack.port(Component.POSTGRES) + "/" + name, "postgres", password());
    }

    String password() {
        try {
            return Files.readString(stack.stateFolder().resolve("secrets/postgres"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int databasePort() {
        return stack.port(Component.POSTGRES);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is ending: the hook does it
        }
        stack.close();
        delete(folder);
    }

    /** On Ctrl-C the stack stops itself, at the same time as this: its files go when it has. */
    private void afterTheStack() {
        for (var component : stack.config().components()) {
            ProcessHandle.of(stack.pid(component))
                    .ifPresent(process -> process.onExit().join());
        }
        delete(folder);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("trailwright-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("not removed: " + tree + ": " + e.getMessage());
        }
    }
}
