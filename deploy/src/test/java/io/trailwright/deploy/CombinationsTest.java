package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of every installation, whatever its values. */
class CombinationsTest {
    private static final List<String> SERVICES = List.of("ingest", "policy", "approval", "reconstruction");

    static Stream<Arguments> combinations() {
        var all = new ArrayList<Arguments>();
        Combinations.all().forEach((name, values) -> all.add(arguments(name, Tree.overlay(Chart.minimal(), values))));
        all.add(arguments("example of CloudNativePG", Chart.example("cloudnative-pg")));
        return all.stream();
    }

    @Test
    void thereAreAtLeastTwenty() {
        assertTrue(combinations().count() >= 20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void itHolds(String name, Map<String, Object> values) {
        var rendered = Chart.renderExactly(values);
        podsAreRestricted(rendered);
        servicesAreProbedWhereNobodyElseLooks(rendered);
        whatIsMountedIsThere(rendered);
        noPasswordIsWritten(rendered);
        onlyMigrationsHoldTheOwner(rendered);
        namesAreUniqueAndLabelled(rendered);
        nothingIsPublishedButTheServices(rendered);
    }

    private static void podsAreRestricted(Rendered rendered) {
        var found = new ArrayList<String>();
        rendered.pods().forEach((id, pod) -> found.addAll(PodSecurity.violations(id, pod)));
        assertEquals(List.of(), found);
        assertEquals(
                new TreeSet<>(SERVICES),
                rendered.ofKind("Deployment")
                        .map(Rendered::id)
                        .map(id -> id.substring("Deployment/".length()))
                        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    private static void servicesAreProbedWhereNobodyElseLooks(Rendered rendered) {
        for (var service : SERVICES) {
            var container = container(rendered, service);
            Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                    .forEach((probe, path) -> assertEquals(
                            Map.of("path", "/q/health/" + path, "port", "management"),
                            Tree.at(container, probe + ".httpGet")));
            var pod = Tree.map(Tree.at(rendered.object("Deployment/" + service), "spec.template.spec"));
            var sleep = Tree.at(container, "lifecycle.preStop.sleep.seconds");
            var grace = (int) pod.get("terminationGracePeriodSeconds");
            assertTrue(grace > (sleep == null ? 0 : (int) sleep) + 25, service + " is killed while it drains");
        }
    }

    private static void whatIsMountedIsThere(Rendered rendered) {
        rendered.pods().forEach((id, pod) -> {
            var volumes = new HashSet<Object>();
            Tree.maps(pod.get("volumes")).forEach(volume -> {
                assertTrue(volumes.add(volume.get("name")), id + " has two volumes " + volume.get("name"));
                var config = Tree.at(volume, "configMap.name");
                assertTrue(
                        config == null
                                || rendered.ofKind("ConfigMap").anyMatch(map -> Tree.at(map, "metadata.name")
                                        .equals(config)),
                        id + " mounts the ConfigMap " + config + ", which is not rendered");
            });
            Tree.maps(pod.get("containers"))
                    .flatMap(container -> Tree.maps(container.get("volumeMounts")))
                    .forEach(mount -> assertTrue(volumes.contains(mount.get("name")), id + " mounts " + mount));
        });
    }

    private static void noPasswordIsWritten(Rendered rendered) {
        assertEquals(0, rendered.ofKind("Secret").count());
        rendered.flat().forEach((path, value) -> {
            var name = path.toLowerCase(Locale.ROOT);
            if (name.contains("application.properties[")) {
                assertTrue(
                        !name.contains("password") && !name.contains("secret") && !name.contains("csrf.key"),
                        path + " belongs into a Secret");
            }
            if (name.matches(".*env\\[[^\\]]*(password|secret|csrf)[^\\]]*]\\.value")) {
                throw new AssertionError(path + " is written in the open");
            }
        });
    }

    private static void onlyMigrationsHoldTheOwner(Rendered rendered) {
        rendered.flat().forEach((path, value) -> {
            var holdsOwner = path.contains("secretKeyRef")
                    && path.endsWith("secretKeyRef.key")
                    && path.contains("FLYWAY_PASSWORD")
                    && path.startsWith("Deployment");
            if (holdsOwner) {
                var secret = rendered.flat().get(path.replace("secretKeyRef.key", "secretKeyRef.name"));
                assertTrue(String.valueOf(secret).endsWith("-runtime"), path + " is " + secret);
            }
        });
        rendered.ofKind("Job").forEach(job -> {
            var env = Tree.flat("", Tree.at(job, "spec.template.spec"));
            assertTrue(env.keySet().stream().noneMatch(key -> key.contains("QUARKUS_DATASOURCE_PASSWORD")));
            assertTrue(env.keySet().stream().noneMatch(key -> key.contains("OIDC_CREDENTIALS")));
        });
    }

    private static void namesAreUniqueAndLabelled(Rendered rendered) {
        var names = new HashSet<String>();
        for (var object : rendered.objects()) {
            var name = object.get("kind") + "/" + Tree.at(object, "metadata.name");
            assertTrue(names.add(name), name + " is there twice");
            assertTrue(String.valueOf(Tree.at(object, "metadata.name")).length() <= 63, name + " is too long");
            var labels = Tree.map(Tree.at(object, "metadata.labels"));
            assertEquals("tw", labels.get("app.kubernetes.io/instance"), name);
            assertTrue(labels.containsKey("app.kubernetes.io/component"), name);
        }
    }

    private static void nothingIsPublishedButTheServices(Rendered rendered) {
        rendered.ofKind("Service").forEach(service -> {
            assertEquals("ClusterIP", Tree.at(service, "spec.type"));
            assertEquals(1, Tree.list(Tree.at(service, "spec.ports")).size());
        });
        rendered.ofKind("HTTPRoute")
                .flatMap(route -> Tree.maps(Tree.at(route, "spec.rules")))
                .flatMap(rule -> Tree.maps(rule.get("backendRefs")))
                .forEach(to -> assertTrue((int) to.get("port") >= 8081 && (int) to.get("port") <= 8084));
    }

    private static Map<String, Object> container(Rendered rendered, String service) {
        return Tree.maps(Tree.at(rendered.object("Deployment/" + service), "spec.template.spec.containers"))
                .findFirst()
                .orElseThrow();
    }
}
