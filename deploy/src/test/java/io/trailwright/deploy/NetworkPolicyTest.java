package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may speak to whom: the edges of the design, and no other. */
class NetworkPolicyTest {
    private static final Map<String, Object> DNS =
            Map.of("namespaceSelector", Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "kube-system")));
    private static final Set<String> INSIDE =
            Set.of("approval -> ingest:8081", "reconstruction -> ingest:8081", "ingest -> policy:8082");

    @Test
    void insideOfTheReleaseOnlyThePeersOfTheDesignMeet() {
        assertEquals(new TreeSet<>(INSIDE), Edges.incoming(Chart.render(Map.of())));
    }

    @Test
    void outsideAreNamesPostgresqlAndTheIssuer() {
        // When
        var edges = Edges.outgoing(Chart.render(Map.of()));

        // Then
        var wanted = new TreeSet<>(INSIDE);
        for (var service : List.of("ingest", "policy", "approval", "reconstruction")) {
            wanted.add(service + " -> " + DNS + ":53");
            wanted.add(service + " -> anywhere:5432");
            wanted.add(service + " -> anywhere:443");
            wanted.add("migrate-" + service + " -> " + DNS + ":53");
            wanted.add("migrate-" + service + " -> anywhere:5432");
        }
        assertEquals(wanted, edges);
    }

    @Test
    void callersFromOutsideReachEachServiceOnItsOwnPortAlone() {
        // Given
        var gateway = Map.<String, Object>of("namespaceSelector", Map.of("matchLabels", Map.of("name", "gateway")));

        // When
        var edges = Edges.incoming(Chart.render(Tree.of("networkPolicy.callers", List.of(gateway))));

        // Then
        var wanted = new TreeSet<>(INSIDE);
        wanted.add(gateway + " -> ingest:8081");
        wanted.add(gateway + " -> policy:8082");
        wanted.add(gateway + " -> approval:8083");
        wanted.add(gateway + " -> reconstruction:8084");
        assertEquals(wanted, edges);
    }

    @Test
    void everyPodIsUnderAPolicyInBothDirections() {
        for (var values : List.of(Map.<String, Object>of(), Combinations.HELM_TEST, Combinations.WITNESS)) {
            // When
            var rendered = Chart.render(values);

            // Then
            var guarded = rendered.ofKind("NetworkPolicy").map(Edges::subject).collect(Collectors.toSet());
            var pods = rendered.objects().stream()
                    .map(object -> "Pod".equals(object.get("kind"))
                            ? Tree.at(object, "metadata.labels")
                            : Tree.at(object, "spec.template.metadata.labels"))
                    .filter(labels -> labels != null)
                    .map(labels -> Tree.map(labels).get("app.kubernetes.io/component"))
                    .collect(Collectors.toSet());
            assertEquals(pods, guarded);
            rendered.ofKind("NetworkPolicy")
                    .forEach(policy -> assertEquals(List.of("Ingress", "Egress"), Tree.at(policy, "spec.policyTypes")));
        }
    }

    @Test
    void prometheusReachesTheManagementPortsAndNothingElse() {
        // Given
        var scraper = Map.<String, Object>of("namespaceSelector", Map.of("matchLabels", Map.of("name", "monitoring")));

        // When
        var edges = Edges.incoming(Chart.render(Tree.of("metrics.scrapers", List.of(scraper))));

        // Then
        var wanted = new TreeSet<>(INSIDE);
        for (var service : List.of("ingest", "policy", "approval", "reconstruction")) {
            wanted.add(scraper + " -> " + service + ":9000");
        }
        assertEquals(wanted, edges);
    }

    @Test
    void theWitnessIsReachedByTheLedgerAndReachesNobody() {
        // When
        var rendered = Chart.render(Combinations.WITNESS);

        // Then
        assertEquals(
                Set.of("ingest -> witness:8085"),
                Edges.incoming(rendered).stream()
                        .filter(edge -> edge.contains("witness"))
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of("ingest -> witness:8085"),
                Edges.outgoing(rendered).stream()
                        .filter(edge -> edge.contains("witness"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theManagementPortIsReachedByNobodyAndNamedByNoService() {
        // When
        var rendered = Chart.render(Tree.of("networkPolicy.callers", List.of(DNS)));

        // Then
        assertFalse(Edges.incoming(rendered).stream().anyMatch(edge -> edge.endsWith(":9000")));
        assertTrue(rendered.ofKind("Service").allMatch(service -> Tree.maps(Tree.at(service, "spec.ports"))
                .map(port -> port.get("name"))
                .toList()
                .equals(List.of("http"))));
    }

    @Test
    void theHelmTestReachesTheIssuerAndWhomItTests() {
        // When
        var rendered = Chart.render(Combinations.HELM_TEST);

        // Then
        var tested = Set.of("test -> ingest:8081", "test -> approval:8083", "test -> reconstruction:8084");
        assertTrue(Edges.incoming(rendered).containsAll(tested));
        var wanted = new TreeSet<>(tested);
        wanted.add("test -> " + DNS + ":53");
        wanted.add("test -> anywhere:443");
        assertEquals(
                wanted,
                Edges.outgoing(rendered).stream()
                        .filter(edge -> edge.startsWith("test "))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
