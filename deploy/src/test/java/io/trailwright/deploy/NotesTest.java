package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever installs is told what the values leave open, and only that. */
class NotesTest {

    static Stream<Arguments> unsafe() {
        return Stream.of(
                arguments(Tree.of("networkPolicy.enabled", false), "networkPolicy.enabled is off"),
                arguments(Map.of(), "networkPolicy.database is empty"),
                arguments(Map.of(), "networkPolicy.issuer.peers is empty"),
                arguments(Tree.of("oidc.issuer", "http://sso.example.com"), "oidc.issuer is not https"),
                arguments(Tree.of("migrations.enabled", false), "migrations.enabled is off"),
                arguments(Map.of(), "neither route nor ingress is enabled"),
                arguments(Map.of(), "policy.bootstrap.tenants is empty"),
                arguments(
                        Tree.of("ingest.database.sslMode", "disable"),
                        "ingest: database.sslMode is disable: the service does not know to which database it speaks"),
                arguments(Map.of(), "no witness is named"),
                arguments(Tree.overlay(Combinations.WITNESS, Tree.of("witness.begin", true)), "witness.begin is on"),
                arguments(Tree.of("approval.replicas", 1), "approval: one pod alone"),
                arguments(
                        Tree.of("route", Map.of("enabled", true, "parentRefs", List.of(Map.of("name", "public")))),
                        "networkPolicy.callers is empty: the gateway cannot reach"));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void whatIsUnsafeIsSaid(Map<String, Object> values, String warning) {
        assertTrue(Chart.notes(values).contains("WARNING: " + warning), () -> Chart.notes(values));
    }

    @Test
    void withEverythingClosedNothingIsWarnedOf() {
        // Given
        var values =
                Tree.overlay(Chart.example("cloudnative-pg"), Tree.of("policy.bootstrap", Combinations.bootstrap()));

        // When
        var notes = Chart.notes(values);

        // Then
        assertEquals(0, notes.lines().filter(line -> line.startsWith("WARNING")).count(), notes);
        assertTrue(notes.contains("https://reviews.example.com/"), notes);
    }
}
