package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Alerts and panels speak of figures that there are, and whoever is woken finds what to do. */
class ObservabilityTest {
    private static final Path DOCS = Chart.ROOT.resolve("docs/operations");
    private static final Pattern METRIC = Pattern.compile("trailwright_[a-z_]+");
    private static final Pattern ROW = Pattern.compile("^\\| `(trailwright_[a-z_]+)` \\| (\\w+) \\|([^|]*)\\|.*");

    static List<Map<String, Object>> alerts() {
        var rules = Chart.render(Combinations.OBSERVED).object("PrometheusRule/tw-trailwright");
        return Tree.maps(Tree.at(rules, "spec.groups"))
                .flatMap(group -> Tree.maps(group.get("rules")))
                .toList();
    }

    private static List<String> panels() {
        var dashboard = Chart.render(Combinations.OBSERVED).object("ConfigMap/dashboard");
        Map<String, Object> json =
                new Yaml().load(String.valueOf(Tree.map(dashboard.get("data")).get("trailwright.json")));
        return Tree.maps(json.get("panels"))
                .flatMap(panel -> Tree.maps(panel.get("targets")))
                .map(target -> String.valueOf(target.get("expr")))
                .toList();
    }

    /** What Prometheus stores of each documented metric, with the labels that tell its series apart. */
    static Map<String, Set<String>> series() {
        var series = new TreeMap<String, Set<String>>();
        for (var line : Chart.read(DOCS.resolve("metrics.md")).lines().toList()) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var labels = METRIC_LABEL
                        .matcher(row.group(3))
                        .results()
                        .map(each -> each.group(1))
                        .collect(Collectors.toSet());
                if (row.group(2).equals("histogram")) {
                    List.of("_bucket", "_sum", "_count").forEach(part -> series.put(row.group(1) + part, labels));
                } else {
                    series.put(row.group(1), labels);
                }
            }
        }
        return series;
    }

    private static final Pattern METRIC_LABEL = Pattern.compile("`([a-z]+)`");

    private static Set<String> unknown(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(each -> each.group())
                .filter(name -> !series().containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nothingIsInstalledUnlessItIsAskedFor() {
        var kinds = Chart.render(Map.of()).objects().stream()
                .map(object -> object.get("kind"))
                .collect(Collectors.toSet());
        assertFalse(kinds.contains("PrometheusRule") || kinds.contains("PodMonitor"), kinds.toString());
        assertFalse(Chart.render(Map.of()).has("ConfigMap/dashboard"));
    }

    @Test
    void everyAlertSpeaksOfDocumentedFigures() {
        assertTrue(alerts().size() >= 10);
        alerts().forEach(alert -> {
            var expression = String.valueOf(alert.get("expr"));
            assertTrue(METRIC.matcher(expression).find(), expression);
            assertEquals(Set.of(), unknown(expression), String.valueOf(alert.get("alert")));
            assertTrue(expression.contains("namespace=\"trail\""), expression);
            assertFalse(expression.contains("$SCOPE"), expression);
        });
    }

    @Test
    void everyPanelSpeaksOfDocumentedFiguresAndEachOfThemIsShown() {
        assertTrue(panels().size() >= 10);
        panels().forEach(expression -> assertEquals(Set.of(), unknown(expression), expression));
        var shown = String.join("\n", panels());
        var unseen = series().keySet().stream()
                .filter(name -> !shown.contains(name)
                        && !name.matches(".*(batch_requests_|_sum$|_count$|_unknown_|witnesses$).*"))
                .toList();
        assertEquals(List.of(), unseen);
    }

    /** The label by which a series is picked is one that it has. */
    @Test
    void everyLabelThatIsPickedIsDocumented() {
        var picked = Pattern.compile("(trailwright_[a-z_]+)\\{namespace=\"[^\"]*\",\\s*([a-z]+)(=~|=)");
        alerts().forEach(alert -> picked.matcher(String.valueOf(alert.get("expr")))
                .results()
                .forEach(found -> assertTrue(
                        series().get(found.group(1)).contains(found.group(2)),
                        alert.get("alert") + ": " + found.group())));
    }

    @Test
    void everyAlertHasItsRunbookAndEveryRunbookItsAlert() throws IOException {
        var names = alerts().stream()
                .map(alert -> String.valueOf(alert.get("alert")))
                .collect(Collectors.toCollection(TreeSet::new));
        try (var pages = Files.list(DOCS.resolve("runbooks"))) {
            assertEquals(
                    names,
                    pages.map(page -> page.getFileName().toString().replace(".md", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        alerts().forEach(alert -> {
            var name = alert.get("alert");
            assertEquals(
                    "https://github.com/trailwright/trailwright/blob/main/docs/operations/runbooks/" + name + ".md",
                    Tree.at(alert, "annotations.runbook_url"));
            var page = Chart.read(DOCS.resolve("runbooks/" + name + ".md"));
            assertTrue(page.startsWith("# " + name + "\n"), name + " has another title");
            assertTrue(page.contains("**What it says.**"), name + " does not say what it says");
        });
    }

    @Test
    void whatTheLinksOfARunbookNameIsThere() throws IOException {
        var link = Pattern.compile("\\]\\(([^)#]+\\.md)(#[^)]*)?\\)");
        try (var pages = Files.list(DOCS.resolve("runbooks"))) {
            pages.forEach(page -> link.matcher(Chart.read(page))
                    .results()
                    .forEach(found -> assertTrue(
                            Files.exists(page.resolveSibling(found.group(1)).normalize()),
                            page + " links to " + found.group(1))));
        }
    }

    @Test
    void whatMayBeTamperingWakesSomebody() {
        var paged = alerts().stream()
                .filter(alert -> "page".equals(Tree.at(alert, "labels.severity")))
                .map(alert -> alert.get("alert"))
                .collect(Collectors.toSet());
        assertTrue(paged.containsAll(Set.of(
                "TrailwrightVerificationFailed",
                "TrailwrightHeadUnwitnessed",
                "TrailwrightLogStopped",
                "TrailwrightEntryQuarantined")));
        alerts().forEach(alert -> assertTrue(
                Set.of("page", "ticket").contains(Tree.at(alert, "labels.severity")), String.valueOf(alert)));
    }

    /** The tests' own check: a name that is not documented is found. */
    @Test
    void aNameThatNobodyDocumentedIsFound() {
        assertEquals(Set.of("trailwright_no_such_total"), unknown("rate(trailwright_no_such_total[5m]) > 0"));
        assertEquals(Set.of("trailwright_ledger_commit_seconds"), unknown("max(trailwright_ledger_commit_seconds)"));
    }
}
