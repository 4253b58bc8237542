package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Job cannot be changed, so what it runs is in its name: whoever applies manifests gets a new Job for a new one. */
class MigrationsTest {
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    @Test
    void theSameValuesMakeTheSameJobs() {
        assertEquals(names(Map.of()), names(Map.of()));
    }

    @Test
    void whatAMigrationDoesNotReadMakesNoNewJob() {
        assertEquals(names(Map.of()), names(Tree.of("defaults.replicas", 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image.tag", "defaults.database.host", "ingest.database.name", "defaults.javaOptions"})
    void whatAMigrationRunsIsInItsName(String path) {
        assertNotEquals(names(Map.of()), names(Tree.of(path, "other")));
    }

    @Test
    void aMigrationIsNoHook() {
        Chart.render(Map.of())
                .ofKind("Job")
                .forEach(job -> assertEquals(null, Tree.at(job, "metadata.annotations"), Rendered.id(job)));
    }

    @Test
    void aMigrationEndsByItselfAndAsksTheIssuerNothing() {
        Chart.render(Map.of()).ofKind("Job").forEach(job -> {
            var env = Tree.flat("", Tree.at(job, "spec.template.spec.containers"));
            assertEquals("true", env.get("[migrate].env[QUARKUS_INIT_AND_EXIT].value"));
            assertEquals("true", env.get("[migrate].env[QUARKUS_FLYWAY_MIGRATE_AT_START].value"));
            assertEquals("false", env.get("[migrate].env[QUARKUS_OIDC_TENANT_ENABLED].value"));
        });
    }

    /** The service looks for it at its start: with another version it would refuse a good schema, or take an old one. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "policy", "approval", "reconstruction"})
    void aServiceWaitsForItsNewestMigration(String service) throws IOException {
        // Given
        var resources = Path.of("..", service + "-service", "src/main/resources");
        var settings = new Properties();
        try (var file = Files.newBufferedReader(resources.resolve("application.properties"));
                var migrations = Files.list(resources.resolve("db/migration"))) {
            settings.load(file);

            // When
            var newest = migrations
                    .map(path -> VERSION.matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(version -> Integer.parseInt(version.group(1)))
                    .max();

            // Then
            assertEquals(newest.orElseThrow() + "", settings.getProperty("trailwright.schema.version"));
        }
    }

    private static List<String> names(Map<String, Object> values) {
        return Chart.render(values)
                .ofKind("Job")
                .map(job -> String.valueOf(Tree.at(job, "metadata.name")))
                .sorted()
                .toList();
    }
}
