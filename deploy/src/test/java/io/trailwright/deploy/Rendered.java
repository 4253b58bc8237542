package io.trailwright.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * What the chart renders.
 *
 * @param objects Kubernetes objects in the order of the output
 */
record Rendered(List<Map<String, Object>> objects) {
    private static final Pattern RUN_OF_A_JOB = Pattern.compile("-\\d+-[0-9a-f]{8}$");

    Rendered {
        objects = List.copyOf(objects);
    }

    /** The Kubernetes objects of Helm's output. */
    static Rendered of(String text) {
        return new Rendered(all(text).objects.stream()
                .filter(object -> !"Notes".equals(object.get("kind")))
                .toList());
    }

    static Rendered all(String text) {
        var objects = new ArrayList<Map<String, Object>>();
        for (var document : new Yaml().loadAll(text)) {
            if (document != null) {
                objects.add(Tree.map(document));
            }
        }
        return new Rendered(objects);
    }

    Stream<Map<String, Object>> ofKind(String kind) {
        return objects.stream().filter(object -> kind.equals(object.get("kind")));
    }

    /** The object with this {@link #id}. */
    Map<String, Object> object(String id) {
        return objects.stream()
                .filter(object -> id(object).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not rendered, but "
                        + objects.stream().map(Rendered::id).toList()));
    }

    boolean has(String id) {
        return objects.stream().anyMatch(object -> id(object).equals(id));
    }

    /** Kind and name, without the release, and without what is different for each run of a migration. */
    static String id(Map<String, Object> object) {
        var name = String.valueOf(Tree.at(object, "metadata.name"));
        var shortName = name.replaceFirst("^(tw-trailwright|other)-", "");
        return object.get("kind") + "/" + RUN_OF_A_JOB.matcher(shortName).replaceFirst("");
    }

    /** Pod specifications by the id of their object. */
    Map<String, Map<String, Object>> pods() {
        var pods = new TreeMap<String, Map<String, Object>>();
        for (var object : objects) {
            var path = "Pod".equals(object.get("kind")) ? "spec" : "spec.template.spec";
            var spec = Tree.map(Tree.at(object, path));
            if (spec.containsKey("containers")) {
                pods.put(id(object), spec);
            }
        }
        return pods;
    }

    /** Every scalar of every object, by id and path. */
    Map<String, Object> flat() {
        var flat = new TreeMap<String, Object>();
        objects.forEach(object -> flat.putAll(Tree.flat(id(object), object)));
        return flat;
    }
}
