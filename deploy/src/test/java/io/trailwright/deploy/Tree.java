package io.trailwright.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps, lists and scalars as YAML gives them, reached by dotted paths such as {@code ingest.database.name}. */
final class Tree {

    private Tree() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }

    /** All maps of a list of maps. */
    static Stream<Map<String, Object>> maps(@Nullable Object node) {
        return list(node).stream().map(Tree::map);
    }

    /** The value at a path, or null. */
    static @Nullable Object at(@Nullable Object node, String path) {
        Object here = node;
        for (var step : path.split("\\.")) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(step);
        }
        return here;
    }

    /** A map with one value, at a path. */
    static Map<String, Object> of(String path, Object value) {
        var dot = path.indexOf('.');
        return dot < 0
                ? new LinkedHashMap<>(Map.of(path, value))
                : new LinkedHashMap<>(Map.of(path.substring(0, dot), of(path.substring(dot + 1), value)));
    }

    /** One map laid over another, as Helm does it: maps are merged, everything else is replaced. */
    static Map<String, Object> overlay(Map<String, Object> base, Map<String, Object> over) {
        var merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.merge(
                key,
                value,
                (old, young) -> old instanceof Map && young instanceof Map ? overlay(map(old), map(young)) : young));
        return merged;
    }

    /** Paths of all leaves: scalars, lists and empty maps. */
    static List<String> leaves(Map<String, Object> values) {
        var paths = new ArrayList<String>();
        leaves("", values, paths);
        return paths;
    }

    private static void leaves(String prefix, Map<String, Object> node, List<String> into) {
        node.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                leaves(prefix + key + ".", map(inner), into);
            } else {
                into.add(prefix + key);
            }
        });
    }

    /**
     * Every scalar by its path. Of a list, items that are maps with a {@code name}, {@code topologyKey} or {@code
     * mountPath} go by that, others by their position; a properties file is taken apart, one path a setting.
     */
    static Map<String, Object> flat(String prefix, @Nullable Object node) {
        var flat = new TreeMap<String, Object>();
        flatten(prefix, node, flat);
        return flat;
    }

    private static void flatten(String path, @Nullable Object node, Map<String, Object> into) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(path + "." + key, value, into));
        } else if (node instanceof List<?> items) {
            for (var i = 0; i < items.size(); i++) {
                flatten(path + "[" + label(items.get(i), i) + "]", items.get(i), into);
            }
        } else if (node instanceof String text && path.endsWith(".application.properties")) {
            text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                var at = line.indexOf('=');
                into.put(path + "[" + line.substring(0, at) + "]", line.substring(at + 1));
            });
        } else {
            into.put(path, String.valueOf(node));
        }
    }

    private static String label(@Nullable Object item, int position) {
        if (item instanceof Map<?, ?> map) {
            for (var key : List.of("name", "topologyKey", "mountPath")) {
                if (map.get(key) instanceof String name) {
                    return name;
                }
            }
        }
        return Integer.toString(position);
    }
}
