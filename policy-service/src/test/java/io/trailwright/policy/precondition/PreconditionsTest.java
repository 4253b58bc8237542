package io.trailwright.policy.precondition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.problem.HttpProblem;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    @Test
    void headersMeanWhatRfc9110Says() {
        assertEquals(new Expectation.None(), Preconditions.read(null, null));
        assertEquals(new Expectation.Absent(), Preconditions.read(null, "*"));
        assertEquals(new Expectation.Present(), Preconditions.read(" * ", null));
        assertEquals(new Expectation.OneOf(Set.of("sha256:1")), Preconditions.read("\"sha256:1\"", null));
        assertEquals(new Expectation.OneOf(Set.of("a", "b")), Preconditions.read("\"a\", \"b\"", null));
    }

    @Test
    void anExpectationHoldsForWhatIsThere() {
        assertEquals(true, new Expectation.None().holds(Optional.empty()));
        assertEquals(true, new Expectation.None().holds(Optional.of("a")));
        assertEquals(true, new Expectation.Absent().holds(Optional.empty()));
        assertEquals(false, new Expectation.Absent().holds(Optional.of("a")));
        assertEquals(false, new Expectation.Present().holds(Optional.empty()));
        assertEquals(true, new Expectation.Present().holds(Optional.of("a")));
        assertEquals(false, new Expectation.OneOf(Set.of("a")).holds(Optional.empty()));
        assertEquals(false, new Expectation.OneOf(Set.of("a")).holds(Optional.of("b")));
        assertEquals(true, new Expectation.OneOf(Set.of("a")).holds(Optional.of("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "W/\"a\"", "\"a", "\"a\" \"b\"", "*, \"a\"", "\"a\"; x"})
    void anotherIfMatchIsRefused(String header) {
        HttpProblem problem = assertThrows(HttpProblem.class, () -> Preconditions.read(header, null));
        assertEquals(400, problem.status());
    }

    @Test
    void anotherIfNoneMatchOrBothHeadersAreRefused() {
        assertThrows(HttpProblem.class, () -> Preconditions.read(null, "\"a\""));
        assertThrows(HttpProblem.class, () -> Preconditions.read("\"a\"", "*"));
    }
}
