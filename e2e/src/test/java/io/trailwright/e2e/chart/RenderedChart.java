package io.trailwright.e2e.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * What Helm makes of the chart with some values.
 *
 * @param objects Kubernetes objects
 * @param secrets what the cluster would hold beside them: by name, the value of each key
 */
record RenderedChart(List<Map<String, Object>> objects, Map<String, Map<String, String>> secrets) {

    static RenderedChart of(Path chart, Map<String, Object> values, Map<String, Map<String, String>> secrets) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            Files.writeString(file, new Yaml().dump(values));
            var text = new Helm(chart)
                    .template()
                    .withName("tw")
                    .withNamespace("trail")
                    .withKubeVersion("1.37.0")
                    .withValuesFile(file)
                    .call();
            Files.delete(file);
            var objects = new ArrayList<Map<String, Object>>();
            new Yaml().loadAll(text).forEach(object -> objects.add(map(object)));
            return new RenderedChart(objects, secrets);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The pod of the only object of this kind whose component label is this. */
    Map<String, Object> pod(String kind, String component) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind")))
                .filter(object -> component.equals(
                        map(map(object.get("metadata")).get("labels")).get("app.kubernetes.io/component")))
                .map(object -> map(map(map(object.get("spec")).get("template")).get("spec")))
                .findFirst()
                .orElseThrow();
    }

    Map<String, String> configMap(String name) {
        return objects.stream()
                .filter(object -> "ConfigMap".equals(object.get("kind")))
                .filter(object -> name.equals(map(object.get("metadata")).get("name")))
                .map(object -> strings(object.get("data")))
                .findFirst()
                .orElseThrow();
    }

    Map<String, String> secret(String name) {
        var secret = secrets.get(name);
        if (secret == null) {
            throw new AssertionError("the pod wants the Secret " + name);
        }
        return secret;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object node) {
        return (List<Map<String, Object>>) node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(Object node) {
        return (Map<String, String>) node;
    }
}
