package io.trailwright.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/**
 * One of the four services in a JVM of its own. Its settings go into a file of mode 0600 in its working folder
 * ({@code config/application.properties}, which Quarkus reads), so that no secret shows in a list of processes.
 */
final class ServiceProcess {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final int HEAP_MEGABYTES = 320;

    private final StackConfig config;
    private final StateFolder state;
    private final ServiceSettings settings;

    ServiceProcess(StackConfig config, StateFolder state, ServiceSettings settings) {
        this.config = config;
        this.state = state;
        this.settings = settings;
    }

    /** Starts the service and waits until it says that it is ready. */
    void start(Component service, Child child) {
        var jar = jar(config.root(), service);
        if (!Files.exists(jar)) {
            throw new StackException(service.label() + " is not built (" + jar
                    + " is missing): run ./trailwright, which builds what is missing, or ./mvnw -DskipTests package.");
        }
        var folder = state.subfolder("services").resolve(service.shortName());
        try {
            var file = folder.resolve("config/application.properties");
            Files.createDirectories(file.resolveSibling(""));
            StateFolder.writePrivately(file, properties(settings.of(service)));
        } catch (IOException e) {
            throw new StackException("The settings of " + service.label() + " cannot be written: " + e.getMessage(), e);
        }
        var command = command(service);
        command.add("-jar");
        command.add(jar.toString());
        child.start(new ProcessBuilder(command).directory(folder.toFile()));
        var address = "http://localhost:" + config.ports().management(service) + "/q/health/ready";
        Readiness.await(child, address, START_LIMIT);
    }

    private ArrayList<String> command(Component service) {
        var options = config.jvm().get(service);
        if (options == null) {
            return new ArrayList<>(Jvm.command(HEAP_MEGABYTES));
        }
        var command = new ArrayList<String>();
        command.add(Jvm.java());
        command.addAll(options);
        return command;
    }

    static Path jar(Path root, Component service) {
        return root.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    static String properties(Map<String, String> settings) {
        var text = new StringBuilder("# Written by the launcher at each start: changes here are lost.\n");
        settings.forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("${", "\\\\${"))
                .append('\n'));
        return text.toString();
    }
}
