package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The unit tests of the alerts leave none out, and speak of series that there are. {@link RealToolsTest} runs them. */
class AlertExamplesTest {
    static final Path FILE = Chart.ROOT.resolve("deploy/helm/alerts-test.yaml");

    private static final Pattern FIRING = Pattern.compile("alertname=\"(\\w+)\", alertstate=\"firing\"");
    private static final Pattern SERIES = Pattern.compile("(trailwright_[a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    /** Labels that a scrape adds, and the one by which a histogram's buckets are told apart. */
    private static final Set<String> NOT_THE_SERVICES = Set.of("namespace", "component", "le");

    private static List<Map<String, Object>> tests() {
        return Tree.maps(Chart.yaml(Chart.read(FILE)).get("tests")).toList();
    }

    private static Stream<Map<String, Object>> asked(Map<String, Object> test) {
        return Tree.maps(test.get("promql_expr_test"));
    }

    @Test
    void everyAlertIsSeenFiring() {
        var seen = tests().stream()
                .flatMap(AlertExamplesTest::asked)
                .flatMap(asked -> Tree.maps(asked.get("exp_samples")))
                .flatMap(sample ->
                        FIRING.matcher(String.valueOf(sample.get("labels"))).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                ObservabilityTest.alerts().stream()
                        .map(alert -> String.valueOf(alert.get("alert")))
                        .collect(Collectors.toCollection(TreeSet::new)),
                seen);
    }

    @Test
    void theHealthyReleaseHasEverySeriesThatAnAlertPicks() {
        var healthy = tests().get(0);
        var there = Tree.maps(healthy.get("input_series"))
                .map(each -> String.valueOf(each.get("series")).replaceFirst("\\{.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        var picked = ObservabilityTest.alerts().stream()
                .flatMap(alert ->
                        SERIES.matcher(String.valueOf(alert.get("expr"))).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(picked, there);
        assertTrue(asked(healthy)
                .allMatch(each -> Tree.list(each.get("exp_samples")).isEmpty()));
    }

    /** The values stand in the documentation, or are a problem's type, which the contract of ingest names. */
    @Test
    void everySeriesIsDocumentedWithItsLabelsAndTheirValues() {
        var page = Chart.read(Chart.ROOT.resolve("docs/operations/metrics.md"))
                + Chart.read(Chart.ROOT.resolve("docs/format.md"))
                + Chart.read(Chart.ROOT.resolve("ingest-service/src/main/openapi/openapi.yaml"));
        var documented = ObservabilityTest.series();
        var given = SERIES.matcher(Chart.read(FILE)).results().toList();
        assertTrue(given.size() > 40, "series were found");
        given.forEach(series -> {
            assertTrue(documented.containsKey(series.group(1)), series.group());
            LABEL.matcher(series.group(2))
                    .results()
                    .filter(label -> !NOT_THE_SERVICES.contains(label.group(1)))
                    .forEach(label -> assertTrue(
                            documented.get(series.group(1)).contains(label.group(1)) && page.contains(label.group(2)),
                            series.group()));
        });
    }
}
