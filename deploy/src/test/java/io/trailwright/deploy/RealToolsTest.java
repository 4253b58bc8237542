package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The real helm, kubeconform and promtool, where {@code -Pkubernetes-tools} says that they are on the path; {@code
 * -Dkubernetes.schemas} names a folder with JSON schemas ({@code service-v1.json}).
 */
class RealToolsTest {
    private static final boolean WANTED = Boolean.getBoolean("kubernetes.tools");

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereWanted() {
        assumeTrue(WANTED, "helm, kubeconform and promtool are not used: -Pkubernetes-tools uses them");
    }

    private static Map<String, Map<String, Object>> values() {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        Combinations.all().forEach((name, over) -> all.put(name, Tree.overlay(Chart.minimal(), over)));
        all.put("example of CloudNativePG", Chart.example("cloudnative-pg"));
        return all;
    }

    /** All of them are judged in one run of kubeconform, which reads the schemas once; its words name the file. */
    @Test
    void helmLintsAndRendersWhatTheSchemasOfKubernetesTake() throws Exception {
        // Given
        var rendered = Files.createDirectory(folder.resolve("rendered"));
        for (var each : values().entrySet()) {
            var file = folder.resolve("values.yaml");
            Files.writeString(file, new Yaml().dump(each.getValue()));

            // When
            helm("lint", "--strict", Chart.FOLDER.toString(), "--values", file.toString());
            var objects = helm("template", Chart.RELEASE, Chart.FOLDER.toString(), "--values", file.toString());
            Files.writeString(rendered.resolve(each.getKey().replaceAll("\\W+", "-") + ".yaml"), objects);
        }

        // Then
        run(
                "kubeconform",
                "-strict",
                "-summary",
                "-skip",
                "HTTPRoute,PodMonitor,PrometheusRule",
                "-schema-location",
                System.getProperty("kubernetes.schemas") + "/{{.ResourceKind}}{{.KindSuffix}}.json",
                rendered.toString());
    }

    /** The rules as they are rendered, against {@code deploy/helm/alerts-test.yaml}. */
    @Test
    void prometheusTakesTheRulesAndEachAlertFiresWhereItShouldAndNowhereElse() throws Exception {
        // Given
        var rules = Chart.render(Combinations.OBSERVED).object("PrometheusRule/tw-trailwright");
        Files.writeString(folder.resolve("rules.yaml"), new Yaml().dump(rules.get("spec")));
        Files.copy(AlertExamplesTest.FILE, folder.resolve("alerts-test.yaml"));

        // When, then
        run("promtool", "check", "rules", "--lint-fatal", "rules.yaml");
        run("promtool", "test", "rules", "alerts-test.yaml");
    }

    private String helm(String... command) throws IOException, InterruptedException {
        var whole = new ArrayList<>(List.of("helm"));
        whole.addAll(List.of(command));
        whole.addAll(List.of("--kube-version", Chart.KUBERNETES));
        return run(whole.toArray(String[]::new));
    }

    private String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + output);
        return output;
    }
}
