package io.trailwright.launcher.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to start, and where.
 *
 * @param root the repository's root: services, realm and examples are found below it
 * @param state where databases, keys, secrets, logs and unpacked distributions live
 * @param ports where each component listens
 * @param components what is started by {@link Stack#start()}; services need both PostgreSQL and Keycloak
 * @param restart whether a component that ends by itself after the start is started again
 * @param settings configuration of single services beyond what the launcher sets, by property name
 * @param jvm options of single services' JVMs, instead of the launcher's own, which are for a quick start
 */
public record StackConfig(
        Path root,
        Path state,
        Ports ports,
        Set<Component> components,
        boolean restart,
        Map<Component, Map<String, String>> settings,
        Map<Component, List<String>> jvm,
        Progress progress) {

    public StackConfig {
        root = root.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        components = components.isEmpty() ? EnumSet.noneOf(Component.class) : EnumSet.copyOf(components);
        settings = new EnumMap<>(settings.isEmpty() ? new EnumMap<>(Component.class) : settings);
        jvm = Map.copyOf(jvm);
    }

    /** Everything on the default ports, state in {@code .trailwright}. */
    public static StackConfig in(Path root) {
        return new StackConfig(
                root,
                root.resolve(".trailwright"),
                Ports.defaults(),
                Component.all(),
                false,
                new EnumMap<>(Component.class),
                Map.of(),
                Progress.silent());
    }

    /**
     * The repository's root: the system property {@code trailwright.root}, or the nearest folder above the working
     * directory that holds the start script.
     */
    public static Path findRoot() {
        var given = System.getProperty("trailwright.root");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        var here = Path.of("").toAbsolutePath();
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("trailwright")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new StackException("The repository was not found above " + here + ": run ./trailwright from its root.");
    }

    /** The issuer of all tokens. */
    public URI issuer() {
        return URI.create(KeycloakServer.issuer(ports.of(Component.KEYCLOAK)));
    }

    public StackConfig withState(Path folder) {
        return new StackConfig(root, folder, ports, components, restart, settings, jvm, progress);
    }

    public StackConfig withPorts(Ports other) {
        return new StackConfig(root, state, other, components, restart, settings, jvm, progress);
    }

    public StackConfig withComponents(Set<Component> only) {
        return new StackConfig(root, state, ports, only, restart, settings, jvm, progress);
    }

    public StackConfig withRestart(boolean again) {
        return new StackConfig(root, state, ports, components, again, settings, jvm, progress);
    }

    public StackConfig withProgress(Progress told) {
        return new StackConfig(root, state, ports, components, restart, settings, jvm, told);
    }

    public StackConfig withSetting(Component service, String property, String value) {
        var all = new EnumMap<Component, Map<String, String>>(Component.class);
        all.putAll(settings);
        var own = new LinkedHashMap<>(settings.getOrDefault(service, Map.of()));
        own.put(property, value);
        all.put(service, own);
        return new StackConfig(root, state, ports, components, restart, all, jvm, progress);
    }

    /** @param options all of the JVM's options, such as {@code -Xmx512m} */
    public StackConfig withJvm(Component service, List<String> options) {
        var all = new EnumMap<Component, List<String>>(Component.class);
        all.putAll(jvm);
        all.put(service, List.copyOf(options));
        return new StackConfig(root, state, ports, components, restart, settings, all, progress);
    }
}
