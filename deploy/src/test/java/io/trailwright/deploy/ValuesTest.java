package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each value changes what it says, and nothing else. */
class ValuesTest {

    static Stream<Case> cases() {
        return Stream.concat(Cases.all().stream(), DefaultsCases.all().stream());
    }

    @Test
    void eachValueHasACase() {
        assertEquals(
                new TreeSet<>(Tree.leaves(Chart.values())),
                cases().map(Case::path).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itChangesWhatItSays(Case one) {
        assertEquals(List.of(), one.violations(Chart.minimal()));
    }

    static Stream<Case> defaults() {
        return DefaultsCases.all().stream();
    }

    /** Whatever holds for all services can be given to one, and then no other hears of it. */
    @ParameterizedTest
    @MethodSource("defaults")
    void belowAServiceItChangesThatServiceAlone(Case one) {
        var changed = one.below("approval").changedObjects(Chart.minimal());
        assertTrue(!changed.isEmpty(), one.path());
        assertEquals(
                List.of(),
                changed.stream()
                        .filter(object -> !object.matches("[A-Za-z]+/(migrate-)?approval"))
                        .toList());
    }

    /** The case's own check: without its guard a case would pass whatever the chart does. */
    @Test
    void aCaseThatSaysTooLittleOrTheWrongThingFails() {
        var replicas = Case.of("defaults.replicas", 5);
        assertEquals(
                List.of("defaults.replicas: the case says nothing"),
                replicas.violations(Chart.minimal()).subList(0, 1));
        assertTrue(replicas.changes("Deployment/*.spec.replicas", 6)
                .violations(Chart.minimal())
                .get(0)
                .contains("does not become 6"));
        assertTrue(replicas.changes("Deployment/ingest.spec.replicas", 5)
                .violations(Chart.minimal())
                .contains("defaults.replicas: also changes Deployment/policy.spec.replicas to 5"));
    }

    @Test
    void aServiceCanSwitchOffWhatTheDefaultsSwitchOn() {
        var rendered = Chart.render(Tree.overlay(
                Tree.of("defaults.autoscaling.enabled", true),
                Map.of("policy", Map.of("autoscaling", Map.of("enabled", false)))));
        assertTrue(rendered.has("HorizontalPodAutoscaler/ingest"));
        assertTrue(!rendered.has("HorizontalPodAutoscaler/policy"));
    }
}
