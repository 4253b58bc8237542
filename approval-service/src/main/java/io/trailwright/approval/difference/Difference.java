package io.trailwright.approval.difference;

import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How two JSON values differ, leaf by leaf. Two numbers are the same when they are written the same in canonical JSON
 * (RFC 8785); a number is never the same as a text.
 */
public final class Difference {
    private Difference() {}

    /**
     * One leaf.
     *
     * @param path such as {@code lines[0].amount}
     * @param before empty where there was none
     * @param after empty where there is none any more
     */
    public record Leaf(String path, Optional<Json> before, Optional<Json> after) {
        public Kind kind() {
            if (before.isEmpty()) {
                return Kind.ADDED;
            }
            if (after.isEmpty()) {
                return Kind.REMOVED;
            }
            return before.equals(after) ? Kind.SAME : Kind.CHANGED;
        }
    }

    /** What became of a leaf. */
    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /** Every leaf of both, in the order of {@code after}; those that are only in {@code before} come last. */
    public static List<Leaf> of(Json before, Json after) {
        var old = leaves(before);
        var leaves = new ArrayList<Leaf>();
        leaves(after)
                .forEach((path, value) ->
                        leaves.add(new Leaf(shown(path), Optional.ofNullable(old.remove(path)), Optional.of(value))));
        old.forEach((path, value) -> leaves.add(new Leaf(shown(path), Optional.of(value), Optional.empty())));
        return List.copyOf(leaves);
    }

    private static Map<List<Step>, Json> leaves(Json json) {
        var leaves = new LinkedHashMap<List<Step>, Json>();
        add(leaves, List.of(), json);
        return leaves;
    }

    private static void add(Map<List<Step>, Json> leaves, List<Step> path, Json json) {
        if (json instanceof Json.Obj object && !object.members().isEmpty()) {
            object.members().forEach((name, value) -> add(leaves, with(path, new Step(name, -1)), value));
        } else if (json instanceof Json.Arr array && !array.items().isEmpty()) {
            for (int n = 0; n < array.items().size(); n++) {
                add(leaves, with(path, new Step("", n)), array.items().get(n));
            }
        } else {
            leaves.put(path, json);
        }
    }

    /** A member's name or, from 0, an item's number; {@code {"0": …}} and {@code […]} are never the same place. */
    private record Step(String name, int item) {}

    private static List<Step> with(List<Step> path, Step step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    private static String shown(List<Step> path) {
        var shown = new StringBuilder();
        for (var step : path) {
            if (step.item() >= 0) {
                shown.append('[').append(step.item()).append(']');
            } else {
                shown.append(shown.isEmpty() ? "" : ".").append(step.name());
            }
        }
        return shown.toString();
    }
}
