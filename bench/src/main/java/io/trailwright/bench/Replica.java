package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One more process of a service of the stack: the same settings, another port, and as in production no migration. */
final class Replica implements AutoCloseable {
    private final JvmProcess process;
    private final URI address;
    private final URI health;

    private Replica(JvmProcess process, URI address, URI health) {
        this.process = process;
        this.address = address;
        this.health = health;
    }

    /** Starts it with these options, not waiting until it is ready. */
    static Replica start(Machine machine, Component service, List<String> options) {
        var port = JvmProcess.freePort();
        var health = JvmProcess.freePort();
        var folder = machine.folder().resolve("replica-" + service.shortName());
        var settings = machine.stack().stateFolder().resolve("services/" + service.shortName());
        try {
            var target = folder.resolve("config/application.properties");
            Files.createDirectories(folder.resolve("config"));
            var text = Files.readString(settings.resolve("config/application.properties"))
                    .replace(
                            "quarkus.http.port=" + machine.stack().port(service) + "\n",
                            "quarkus.http.port=" + port + "\n")
                    .replaceFirst("quarkus\\.management\\.port=\\d+\n", "quarkus.management.port=" + health + "\n")
                    .replace("TRAILWRIGHT_MIGRATE_AT_START=true", "TRAILWRIGHT_MIGRATE_AT_START=false")
                    .replaceFirst("quarkus\\.datasource\\.jdbc\\.url=.*\n", "");
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process = JvmProcess.start(
                options, List.of("-jar", jar(machine, service).toString()), folder, folder.resolve("log"));
        return new Replica(process, URI.create("http://localhost:" + port), URI.create("http://localhost:" + health));
    }

    static Path jar(Machine machine, Component service) {
        return machine.root().resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** Milliseconds from the start of the process to the first 200 of the readiness check */
    double awaitReady() {
        return process.awaitReady(health.resolve("/q/health/ready"));
    }

    /** Asks it to end, and waits so long for it. */
    void end(Duration limit) {
        process.end(limit);
    }

    @Override
    public void close() {
        process.close();
    }
}
