package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The real helm and kubeconform, where {@code -Pkubernetes-tools} says that they are on the path; {@code
 * -Dkubernetes.schemas} names a folder with JSON schemas ({@code service-v1.json}).
 */
class RealToolsTest {
    private static final boolean WANTED = Boolean.getBoolean("kubernetes.tools");

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereWanted() {
        assumeTrue(WANTED, "helm and kubeconform are not used: -Pkubernetes-tools uses them");
    }

    static Stream<Arguments> values() {
        var all = new ArrayList<Arguments>();
        Combinations.all().forEach((name, over) -> all.add(arguments(name, Tree.overlay(Chart.minimal(), over))));
        all.add(arguments("example of CloudNativePG", Chart.example("cloudnative-pg")));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void helmLintsAndRendersWhatTheSchemasOfKubernetesTake(String name, Map<String, Object> values) throws Exception {
        // Given
        var file = folder.resolve("values.yaml");
        Files.writeString(file, new Yaml().dump(values));
        run("helm", "lint", "--strict", Chart.FOLDER.toString(), "--values", file.toString());

        // When
        var rendered = folder.resolve("rendered.yaml");
        Files.writeString(
                rendered,
                run(
                        "helm",
                        "template",
                        Chart.RELEASE,
                        Chart.FOLDER.toString(),
                        "--values",
                        file.toString(),
                        "--kube-version",
                        Chart.KUBERNETES));

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
