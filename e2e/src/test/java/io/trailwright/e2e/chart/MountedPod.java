package io.trailwright.e2e.chart;

import static io.trailwright.e2e.chart.RenderedChart.map;
import static io.trailwright.e2e.chart.RenderedChart.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rendered pod as a process: the environment that the pod says and no other, and its volumes below a folder of its
 * own, laid out with the links that a kubelet makes. Paths that begin with {@code /etc/trailwright} are moved there.
 */
final class MountedPod {
    private static final String MOUNTED_AT = "/etc/trailwright";
    private static final String VERSION = "..2026_11_26";

    private final RenderedChart chart;
    private final Map<String, Object> container;
    private final Path root;

    /** @param root a folder for the pod, which is made */
    MountedPod(RenderedChart chart, Map<String, Object> pod, Path root) throws IOException {
        this.chart = chart;
        this.container = maps(pod.get("containers")).get(0);
        this.root = Files.createDirectories(root);
        for (var mount : maps(container.get("volumeMounts"))) {
            var volume = maps(pod.get("volumes")).stream()
                    .filter(each -> each.get("name").equals(mount.get("name")))
                    .findFirst()
                    .orElseThrow();
            mount(volume, Path.of(root + mount.get("mountPath").toString()));
        }
    }

    /** Starts the program of the pod's image. */
    Process start(Path jar, Path log) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(java, "-jar", jar.toString()));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment());
        return builder.directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        for (var variable : maps(container.get("env"))) {
            var name = variable.get("name").toString();
            if (variable.get("valueFrom") == null) {
                environment.put(name, moved(variable.get("value").toString()));
            } else {
                var reference = map(map(variable.get("valueFrom")).get("secretKeyRef"));
                environment.put(name, value(chart.secret(reference.get("name").toString()), reference.get("key")));
            }
        }
        return environment;
    }

    private void mount(Map<String, Object> volume, Path at) throws IOException {
        Files.createDirectories(at);
        if (volume.containsKey("configMap")) {
            var source = map(volume.get("configMap"));
            project(chart.configMap(source.get("name").toString()), source, at);
        } else if (volume.containsKey("secret")) {
            var source = map(volume.get("secret"));
            project(chart.secret(source.get("secretName").toString()), source, at);
        }
    }

    /** As a kubelet does: content in a folder of its version, {@code ..data} pointing to it, and links into that. */
    private void project(Map<String, String> data, Map<String, Object> source, Path at) throws IOException {
        Files.createSymbolicLink(at.resolve("..data"), Path.of(VERSION));
        for (var file : paths(data, source).entrySet()) {
            var path = at.resolve(VERSION).resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, moved(file.getValue()));
            var first = Path.of(file.getKey()).getName(0);
            if (!Files.exists(at.resolve(first))) {
                Files.createSymbolicLink(at.resolve(first), Path.of("..data").resolve(first));
            }
        }
    }

    private static Map<String, String> paths(Map<String, String> data, Map<String, Object> source) {
        if (!source.containsKey("items")) {
            return data;
        }
        var paths = new LinkedHashMap<String, String>();
        maps(source.get("items")).forEach(item -> paths.put(item.get("path").toString(), value(data, item.get("key"))));
        return paths;
    }

    private static String value(Map<String, String> data, Object key) {
        var value = data.get(key.toString());
        if (value == null) {
            throw new AssertionError("there is no key " + key + ", but " + data.keySet());
        }
        return value;
    }

    private String moved(String text) {
        return text.replace(MOUNTED_AT, root + MOUNTED_AT);
    }
}
