package io.trailwright.deploy;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The chart in this repository, rendered without a cluster. */
final class Chart {
    /** The oldest Kubernetes that the chart supports is 1.30; this is what it is rendered for. */
    static final String KUBERNETES = "1.37.0";

    static final String RELEASE = "tw";
    static final Path ROOT = Path.of(System.getProperty("trailwright.root", ".."));
    static final Path FOLDER = ROOT.resolve("deploy/helm/trailwright");

    /** The chart, showing what {@code template} keeps to itself: hooks are ordinary objects, notes are an object. */
    private static final Path SHOWN = shown();

    private Chart() {}

    private static Path shown() {
        try {
            var copy = Files.createTempDirectory("chart");
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var to = copy.resolve(FOLDER.relativize(file).toString());
                    Files.createDirectories(to.resolveSibling(""));
                    Files.writeString(to, read(file).replace("helm.sh/hook\"", "was.a/hook\""));
                }
            }
            Files.writeString(
                    copy.resolve("templates/notes.yaml"), """
                        kind: Notes
                        metadata: {name: tw-trailwright-notes}
                        text: |
                          {{- include "shown.notes" . | nindent 2 }}
                        {{- define "shown.notes" }}
                        %s
                        {{- end }}
                        """.formatted(read(copy.resolve("templates/NOTES.txt"))));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Helm tells whoever installs these values over the minimal ones. */
    static String notes(Map<String, Object> over) {
        var text = template(SHOWN, Tree.overlay(minimal(), over));
        return String.valueOf(Rendered.all(text).object("Notes/notes").get("text"));
    }

    /** The chart's own values. */
    static Map<String, Object> values() {
        return yaml(read(FOLDER.resolve("values.yaml")));
    }

    /** The least that an installation must say: the documented example. */
    static Map<String, Object> minimal() {
        return example("minimal");
    }

    /** A documented example. */
    static Map<String, Object> example(String name) {
        return yaml(read(ROOT.resolve("deploy/helm/examples/" + name + ".yaml")));
    }

    /** Renders the chart with the minimal values and others over them. */
    static Rendered render(Map<String, Object> over) {
        return renderExactly(Tree.overlay(minimal(), over));
    }

    /**
     * Renders the chart with these values alone.
     *
     * @throws IllegalStateException with Helm's words when the chart refuses them
     */
    static Rendered renderExactly(Map<String, Object> values) {
        return Rendered.of(template(SHOWN, values));
    }

    static String template(Path chart, Map<String, Object> values) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, new Yaml().dump(values));
                return new Helm(chart)
                        .template()
                        .withName(RELEASE)
                        .withNamespace("trail")
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(file)
                        .call();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(String text) {
        Map<String, Object> read = new Yaml().load(text);
        return read == null ? Map.of() : read;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
