package io.trailwright.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What changing one value changes.
 *
 * @param path of the value
 * @param value what it is changed to
 * @param given other values, before and after, without which it says nothing
 * @param wanted by pattern of path ({@code *} for anything), the text that has to be there afterwards; null: nothing is
 */
record Case(String path, Object value, Map<String, Object> given, Map<String, String> wanted) {
    /** Follows from every other change, so it is no change of its own. */
    private static final String FINGERPRINT = ".annotations.trailwright.io/config";

    /** For {@link #wanted}: the path is gone. */
    static final String GONE = "(gone)";

    static Case of(String path, Object value) {
        return new Case(path, value, Map.of(), Map.of());
    }

    Case given(Map<String, Object> others) {
        return new Case(path, value, Tree.overlay(given, others), wanted);
    }

    Case changes(String pattern, Object to) {
        var more = new LinkedHashMap<>(wanted);
        more.put(pattern, String.valueOf(to));
        return new Case(path, value, given, more);
    }

    /** The same value below one service, where it changes that service's objects alone. */
    Case below(String service) {
        return new Case(path.replaceFirst("^defaults", service), value, given, wanted);
    }

    /** What is wrong: nothing changed where it should, or something changed where it should not. */
    List<String> violations(Map<String, Object> base) {
        var before = Chart.renderExactly(Tree.overlay(base, given)).flat();
        var after = Chart.renderExactly(Tree.overlay(Tree.overlay(base, given), Tree.of(path, value)))
                .flat();
        var changed = new TreeSet<String>();
        before.forEach((key, old) -> {
            if (!old.equals(after.get(key)) && !key.endsWith(FINGERPRINT)) {
                changed.add(key);
            }
        });
        after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(changed::add);
        changed.removeIf(key -> key.matches("Job/.*\\.metadata\\.name"));
        return violations(changed, after);
    }

    private List<String> violations(TreeSet<String> changed, Map<String, Object> after) {
        var found = new ArrayList<String>();
        var unexplained = new TreeSet<>(changed);
        wanted.forEach((pattern, text) -> {
            var hit = changed.stream().filter(matches(pattern)).toList();
            unexplained.removeAll(hit);
            var right = hit.stream()
                    .anyMatch(key -> text.equals(GONE)
                            ? !after.containsKey(key)
                            : String.valueOf(after.get(key)).contains(text));
            if (!right) {
                found.add(path + ": " + pattern + " does not become " + text + ", but "
                        + hit.stream().map(key -> key + "=" + after.get(key)).toList());
            }
        });
        if (wanted.isEmpty()) {
            found.add(path + ": the case says nothing");
        }
        unexplained.forEach(key -> found.add(path + ": also changes " + key + " to " + after.get(key)));
        return found;
    }

    /** The paths that this case says are changed. */
    List<String> changedObjects(Map<String, Object> base) {
        var before = Chart.renderExactly(Tree.overlay(base, given)).flat();
        var after = Chart.renderExactly(Tree.overlay(Tree.overlay(base, given), Tree.of(path, value)))
                .flat();
        var objects = new TreeSet<String>();
        before.forEach((key, old) -> {
            if (!old.equals(after.get(key))) {
                objects.add(key.substring(0, key.indexOf('.')));
            }
        });
        after.keySet().stream()
                .filter(key -> !before.containsKey(key))
                .forEach(key -> objects.add(key.substring(0, key.indexOf('.'))));
        return List.copyOf(objects);
    }

    private static Predicate<String> matches(String pattern) {
        var parts = new ArrayList<String>();
        for (var part : pattern.split("\\*", -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join(".*", parts)).asMatchPredicate();
    }
}
