package io.trailwright.e2e.faults;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import io.trailwright.launcher.stack.StackConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system under test: the launcher's PostgreSQL, Keycloak and policy service, and two ingest replicas on one log,
 * each behind links of its own to its clients, to the database and to policy.
 */
final class TestBed implements AutoCloseable {
    private static final int REPLICAS = 2;
    /** A machine that does much else may need longer than usual to start a service. */
    private static final String DATABASE_PATIENCE = "trailwright.database.patience";

    private static final Map<String, String> MIGRATING = Map.of("TRAILWRIGHT_MIGRATE_AT_START", "true");

    private final Stack stack;
    private final List<Path> builds;
    private int build;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Link> clientLinks = new ArrayList<>();
    private final List<Link> databaseLinks = new ArrayList<>();
    private final List<Link> policyLinks = new ArrayList<>();

    private TestBed(Stack stack, List<Path> builds) {
        this.stack = stack;
        this.builds = builds;
    }

    private static Path ingest(Path root) {
        var jar = root.resolve("ingest-service/target/quarkus-app/quarkus-run.jar");
        if (!jar.toFile().isFile()) {
            throw new FaultRunException("there is no build in " + root + ": ./mvnw -DskipTests package makes one");
        }
        return jar;
    }

    /**
     * Starts everything and returns when both replicas serve; on failure nothing is left running.
     *
     * @param older the root of an earlier release, built, which both replicas begin with; everything else is this build
     */
    static TestBed started(StackConfig config, Optional<Path> older) {
        var builds = Stream.concat(older.stream(), Stream.of(config.root()))
                .map(TestBed::ingest)
                .toList();
        var stack = Stack.started(
                config.withComponents(EnumSet.of(Component.POSTGRES, Component.KEYCLOAK, Component.POLICY))
                        .withSetting(Component.POLICY, DATABASE_PATIENCE, "PT2M"));
        var bed = new TestBed(stack, builds);
        try {
            for (int number = 1; number <= REPLICAS; number++) {
                bed.add(number);
            }
            return bed;
        } catch (RuntimeException e) {
            bed.close();
            throw e;
        }
    }

    /** One after the other: the first migrates the database. */
    private void add(int number) {
        var database = new Link(stack.port(Component.POSTGRES));
        var policy = new Link(stack.port(Component.POLICY));
        var settings = new LinkedHashMap<>(stack.settings(Component.INGEST));
        settings.put(
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + database.port() + "/trailwright_ingest");
        settings.put("quarkus.rest-client.policy.url", "http://127.0.0.1:" + policy.port());
        settings.put("quarkus.rest-client.policy.read-timeout", "2000");
        settings.put("trailwright.policy.deadline", "PT2S");
        settings.put("TRAILWRIGHT_MIGRATE_AT_START", "false");
        settings.put(DATABASE_PATIENCE, "PT2M");
        var folder = stack.stateFolder().resolve("replicas/" + number);
        var replica = new Replica(builds.get(build), folder, freePort(), freePort(), settings);
        replicas.add(replica);
        databaseLinks.add(database);
        policyLinks.add(policy);
        clientLinks.add(new Link(replica.port()));
        if (number == 1) {
            replica.lineUp(List.of(MIGRATING));
        }
        replica.start();
        replica.awaitReady();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The replicas' next lives are of the other build, where there are two: the newer one, then the older one again. The
     * first replica of the newer one migrates before it serves, while the other still runs the older one.
     */
    void turnBuild() {
        if (builds.size() > 1) {
            build = (build + 1) % builds.size();
            replicas.forEach(replica -> replica.becomes(builds.get(build)));
            if (build == builds.size() - 1) {
                replicas.get(0).lineUp(List.of(MIGRATING));
            }
        }
    }

    Stack stack() {
        return stack;
    }

    List<Replica> replicas() {
        return replicas;
    }

    List<Link> clientLinks() {
        return clientLinks;
    }

    List<Link> databaseLinks() {
        return databaseLinks;
    }

    List<Link> policyLinks() {
        return policyLinks;
    }

    /** Where clients reach a replica, through its link. */
    URI address(int replica) {
        return URI.create(
                "http://127.0.0.1:" + clientLinks.get(replica % REPLICAS).port());
    }

    void awaitReady() {
        replicas.forEach(Replica::awaitReady);
    }

    /** A client's token; a provider that is slow is asked again. */
    String token(String client) {
        return stack.tokens().client(client).get();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        clientLinks.forEach(Link::close);
        databaseLinks.forEach(Link::close);
        policyLinks.forEach(Link::close);
        stack.close();
    }
}
