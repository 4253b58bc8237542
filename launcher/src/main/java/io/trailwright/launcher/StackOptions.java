package io.trailwright.launcher;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Ports;
import io.trailwright.launcher.stack.StackConfig;
import io.trailwright.launcher.stack.StackException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the stack runs; the same for each command that starts it. */
public final class StackOptions {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "where databases, keys and logs are kept (default: .trailwright)")
    @Nullable
    Path state;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "moves every default port up by N")
    int offset;

    @Option(names = "--postgres-port", paramLabel = "N", description = "PostgreSQL (5433)")
    @Nullable
    Integer postgres;

    @Option(names = "--keycloak-port", paramLabel = "N", description = "Keycloak (8180)")
    @Nullable
    Integer keycloak;

    @Option(names = "--ingest-port", paramLabel = "N", description = "ingest service (8081)")
    @Nullable
    Integer ingest;

    @Option(names = "--policy-port", paramLabel = "N", description = "policy service (8082)")
    @Nullable
    Integer policy;

    @Option(names = "--approval-port", paramLabel = "N", description = "approval service and page (8083)")
    @Nullable
    Integer approval;

    @Option(names = "--reconstruction-port", paramLabel = "N", description = "reconstruction service and page (8084)")
    @Nullable
    Integer reconstruction;

    @Option(names = "--witness-port", paramLabel = "N", description = "witness (8085)")
    @Nullable
    Integer witness;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "starts some parts alone: postgres, keycloak, policy, ingest, approval, reconstruction,"
                    + " witness")
    @Nullable
    List<String> only;

    /** The stack that the options describe. Parts that end by themselves are started again. */
    public StackConfig config() {
        var config = StackConfig.in(StackConfig.findRoot()).withPorts(ports()).withRestart(true);
        if (state != null) {
            config = config.withState(state);
        }
        return only == null ? config : config.withComponents(parts(only));
    }

    private Ports ports() {
        var given = new EnumMap<Component, Integer>(Component.class);
        put(given, Component.POSTGRES, postgres);
        put(given, Component.KEYCLOAK, keycloak);
        put(given, Component.INGEST, ingest);
        put(given, Component.POLICY, policy);
        put(given, Component.APPROVAL, approval);
        put(given, Component.RECONSTRUCTION, reconstruction);
        put(given, Component.WITNESS, witness);
        return Ports.shifted(offset, given);
    }

    private static void put(Map<Component, Integer> given, Component component, @Nullable Integer port) {
        if (port != null) {
            given.put(component, port);
        }
    }

    private static EnumSet<Component> parts(List<String> names) {
        var parts = EnumSet.noneOf(Component.class);
        for (var name : names) {
            try {
                parts.add(Component.of(name));
            } catch (IllegalArgumentException e) {
                throw new StackException("--only: " + e.getMessage());
            }
        }
        return parts;
    }
}
