package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The compose file, read and not run: what it mounts is made, and what it starts has the services' own settings. */
class ComposeTest {
    private static final Path FOLDER = Chart.ROOT.resolve("deploy/compose");
    private static final List<String> SERVICES = List.of("ingest", "policy", "approval", "reconstruction");

    @TempDir
    Path folder;

    private static Map<String, Object> compose() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(100);
        return new Yaml(options).load(Chart.read(FOLDER.resolve("compose.yaml")));
    }

    private static Map<String, Object> service(String name) {
        return Tree.map(Tree.map(compose().get("services")).get(name));
    }

    private static List<String> mounts(String service) {
        return Tree.list(service(service).get("volumes")).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Runs the script in a copy, with a witness that only says its vkey. */
    private Path prepared() throws Exception {
        var copy = Files.createDirectories(folder.resolve("deploy/compose"));
        Files.copy(FOLDER.resolve("prepare.sh"), copy.resolve("prepare.sh"));
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(
                bin.resolve("java"), "#!/bin/sh\nmkdir private/witness; : >private/witness.pem; echo w+0a1b2c3d+BA\n");
        assertTrue(bin.resolve("java").toFile().setExecutable(true));
        Files.writeString(folder.resolve("witness.jar"), "");
        var builder = new ProcessBuilder("sh", copy.resolve("prepare.sh").toString()).redirectErrorStream(true);
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("WITNESS_JAR", folder.resolve("witness.jar").toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(!said.contains("openssl: not found"), "openssl is not there: NOT TESTED");
        assertEquals(0, process.waitFor(), said);
        return copy.resolve("private");
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void whatIsDependedOnIsThere() {
        var names = Tree.map(compose().get("services")).keySet();
        names.forEach(name -> {
            var wanted = Tree.map(service(name).get("depends_on")).keySet();
            assertTrue(names.containsAll(wanted), name + " depends on " + wanted);
        });
        SERVICES.forEach(name -> assertEquals(
                "service_completed_successfully",
                Tree.at(service(name), "depends_on.migrate-" + name + ".condition"),
                name + " starts before its database is migrated"));
    }

    @Test
    void nothingIsPublishedBeyondThisMachine() {
        Tree.map(compose().get("services")).keySet().forEach(name -> Tree.list(
                        service(name).get("ports"))
                .forEach(port ->
                        assertTrue(String.valueOf(port).startsWith("127.0.0.1:"), name + " publishes " + port)));
    }

    @Test
    void ourContainersAreReadOnlyAndHaveNoPrivileges() {
        Tree.map(compose().get("services")).keySet().stream()
                .filter(name -> !Set.of("postgres", "keycloak").contains(name))
                .forEach(name -> {
                    assertEquals(true, service(name).get("read_only"), name);
                    assertEquals(List.of("ALL"), service(name).get("cap_drop"), name);
                    assertEquals(
                            List.of("no-new-privileges:true"), service(name).get("security_opt"), name);
                    assertTrue(service(name).containsKey("mem_limit"), name);
                });
    }

    /** The images of the chart, by the same names. */
    @Test
    void theImagesAreTheChartsOwn() {
        SERVICES.forEach(name -> assertTrue(String.valueOf(service(name).get("image"))
                .contains("/" + Tree.at(Chart.values(), name + ".image.repository") + ":")));
        assertTrue(String.valueOf(service("witness").get("image"))
                .contains("/" + Tree.at(Chart.values(), "witness.image.repository") + ":"));
    }

    @Test
    void whatIsMountedIsMadeByTheScriptOrIsInTheRepository() throws Exception {
        // Given
        var made = prepared();
        // When
        var sources = Tree.map(compose().get("services")).keySet().stream()
                .flatMap(name -> mounts(name).stream())
                .map(mount -> mount.substring(0, mount.indexOf(':')))
                .filter(source -> source.startsWith("."))
                .collect(Collectors.toCollection(TreeSet::new));
        // Then
        assertTrue(sources.size() > 10);
        sources.forEach(source -> assertTrue(
                source.startsWith("./private/")
                        ? Files.exists(made.resolveSibling(source))
                        : Files.exists(FOLDER.resolve(source)),
                source));
    }

    @Test
    void onlyMigrationsKnowTheOwnersPassword() throws Exception {
        // When
        var made = prepared();
        // Then
        for (var name : SERVICES) {
            var serving = properties(made.resolve(name + ".properties"));
            var migrating = properties(made.resolve("migrate-" + name + ".properties"));
            assertTrue(serving.keySet().stream().noneMatch(key -> key.toString().matches(".*(flyway|jdbc).*")));
            assertEquals(name + "_owner", migrating.getProperty("quarkus.flyway.username"));
            assertFalse(serving.containsValue(migrating.getProperty("quarkus.flyway.password")));
            assertFalse(migrating.containsKey("quarkus.datasource.password"));
            assertTrue(Chart.read(made.resolve("databases.sql"))
                    .contains("CREATE ROLE " + name + "_owner LOGIN PASSWORD '"
                            + migrating.getProperty("quarkus.flyway.password") + "'"));
        }
    }

    @Test
    void theLogsKeysAreThoseOfTheLogsKey() throws Exception {
        var made = prepared();
        var lines = Files.readAllLines(made.resolve("log.vkeys"));
        assertEquals(2, lines.size());
        lines.forEach(line -> assertTrue(
                line.matches("trailwright\\.localhost/(acme|globex)\\+[0-9a-f]{8}\\+AQ?[A-Za-z0-9+/]+=*"), line));
    }
}
