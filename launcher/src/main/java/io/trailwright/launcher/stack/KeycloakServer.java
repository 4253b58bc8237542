package io.trailwright.launcher.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/**
 * A real Keycloak. Its distribution is unpacked and built once ({@code kc.sh build}); each state folder has a home of
 * its own with data and realm, and links to the rest. Started with {@code start --optimized}: about ten seconds,
 * where {@code start-dev} builds again and takes three times as long.
 */
final class KeycloakServer {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
    private static final String REALM = "trailwright-realm.json";
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes", "version.txt");

    private final StackConfig config;
    private final StateFolder state;
    private final Path home;
    private final int port;
    private final Tool tool;

    KeycloakServer(StackConfig config, StateFolder state) {
        this.config = config;
        this.state = state;
        this.home = state.path().resolve("keycloak");
        this.port = config.ports().of(Component.KEYCLOAK);
        this.tool = new Tool(state.subfolder("logs").resolve("keycloak-build.log"));
    }

    /** Starts Keycloak and waits until the realm answers; on first use also unpacks and builds it. */
    void start(Child child) {
        try {
            var archive = archive();
            var name = archive.getFileName().toString().replaceFirst("\\.zip$", "");
            var distribution = Distributions.unpack(config.root().resolve(".trailwright/dist"), name, folder -> {
                config.progress().working(Component.KEYCLOAK, "unpacking and building it, once");
                unzip(archive, folder);
                build(folder);
            });
            if (prepareHome(distribution)) {
                config.progress().working(Component.KEYCLOAK, "importing the realm");
            }
        } catch (IOException e) {
            throw new StackException("Keycloak cannot be prepared in " + home + ": " + e.getMessage(), e);
        }
        child.start(command());
        Readiness.await(child, issuer(port) + "/.well-known/openid-configuration", START_LIMIT);
        ProviderKeys.keep(
                URI.create(issuer(port) + "/protocol/openid-connect/certs"),
                state.subfolder("keys").resolve("provider.jwks"));
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/realms/trailwright";
    }

    private Path archive() throws IOException {
        var target = config.root().resolve("launcher/target");
        if (Files.isDirectory(target)) {
            try (var files = Files.newDirectoryStream(target, "keycloak-*.zip")) {
                for (var file : files) {
                    return file;
                }
            }
        }
        throw new StackException("Keycloak's distribution is not in " + target + ": run ./trailwright, which builds"
                + " what is missing, or ./mvnw -DskipTests package.");
    }

    private static void unzip(Path archive, Path folder) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var target = Distributions.inside(folder, name);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(zip, target);
                }
            }
        }
    }

    private void build(Path folder) throws IOException {
        var script = folder.resolve("bin/kc.sh");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        var builder = new ProcessBuilder(
                script.toString(), "build", "--db=dev-file", "--health-enabled=false", "--metrics-enabled=false");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        tool.run("Keycloak's build", builder, BUILD_LIMIT);
    }

    /** Ends what {@link #start} may be preparing. */
    void abort() {
        tool.abort();
    }

    /**
     * Links to the distribution and puts the realm in place. A realm that differs from the last one (also by a port)
     * is imported into an empty database, because Keycloak never overwrites one.
     *
     * @return whether the realm has to be imported
     */
    private boolean prepareHome(Path distribution) throws IOException {
        state.subfolder("keycloak");
        for (var name : SHARED) {
            var link = home.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(name));
        }
        var realm = Realm.forPorts(
                Files.readString(config.root().resolve("deploy/keycloak").resolve(REALM)), config.ports());
        var imported = home.resolve("data/import").resolve(REALM);
        var database = home.resolve("data/h2");
        if (Files.exists(imported)
                && Files.exists(database)
                && Files.readString(imported).equals(realm)) {
            return false;
        }
        Distributions.delete(database);
        Files.createDirectories(imported.resolveSibling(""));
        Files.writeString(imported, realm, StandardCharsets.UTF_8);
        return true;
    }

    private ProcessBuilder command() {
        var command = new ArrayList<>(Jvm.command(512));
        for (var opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", state.secret("keycloak-admin"));
        return builder;
    }
}
