package io.trailwright.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProblemTest {

    @Test
    void a_builder_hands_on_what_it_was_given() {
        // When
        HttpProblem problem = HttpProblem.builder()
                .withType(URI.create("https://example.org/p"))
                .withTitle("Stale")
                .withStatus(409)
                .withDetail("Read again.")
                .withInstance(URI.create("/v1/x"))
                .with("head", "sha256:00")
                .withHeader("Retry-After", "1")
                .violation("/a", "is stale")
                .violations(List.of(new Violation("/b", "is old", "query")))
                .build();

        // Then
        assertEquals(URI.create("https://example.org/p"), problem.type());
        assertEquals("Stale", problem.title());
        assertEquals(409, problem.status());
        assertEquals(Optional.of("Read again."), problem.detail());
        assertEquals(Optional.of(URI.create("/v1/x")), problem.instance());
        assertEquals(Map.of("head", "sha256:00"), problem.extensions());
        assertEquals(Map.of("Retry-After", "1"), problem.headers());
        assertEquals(
                List.of(new Violation("/a", "is stale"), new Violation("/b", "is old", "query")), problem.violations());
        assertEquals("Stale: Read again.", problem.getMessage());
        assertEquals(
                "{\"type\":\"https://example.org/p\",\"title\":\"Stale\",\"status\":409,\"detail\":\"Read again.\","
                        + "\"instance\":\"/v1/x\",\"head\":\"sha256:00\",\"violations\":["
                        + "{\"pointer\":\"/a\",\"message\":\"is stale\"},"
                        + "{\"pointer\":\"/b\",\"message\":\"is old\",\"in\":\"query\"}]}",
                ProblemResponses.json(problem, "/elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "title", "status", "detail", "instance", "violations"})
    void an_extension_cannot_replace_a_member_of_the_standard(String name) {
        // Then
        assertThrows(IllegalArgumentException.class, () -> HttpProblem.builder().with(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 302, 399, 600})
    void a_status_that_is_no_error_is_refused(int status) {
        // Then
        assertThrows(IllegalArgumentException.class, () -> HttpProblem.builder().withStatus(status));
    }

    @Test
    void a_pointer_that_is_none_is_refused() {
        // Then
        assertThrows(IllegalArgumentException.class, () -> new Violation("evidence", "is missing"));
        assertEquals("body", new Violation("", "is missing").in());
    }

    @ParameterizedTest
    @EnumSource(StandardProblem.class)
    void each_kind_has_a_type_of_its_own(StandardProblem kind) {
        // When
        HttpProblem problem = kind.problem("Do this.");

        // Then
        assertEquals(
                "https://trailwright.dev/problems/" + kind.slug(),
                problem.type().toString());
        assertEquals(kind.status(), problem.status());
        assertEquals(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), kind.slug());
    }
}
