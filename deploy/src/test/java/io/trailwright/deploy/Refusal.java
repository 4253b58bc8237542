package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

/** What the chart says to values that it refuses. */
final class Refusal {

    private Refusal() {}

    /** Helm's words about the minimal values with these over them. */
    static String of(Map<String, Object> over) {
        return of(Chart.minimal(), over);
    }

    static String of(Map<String, Object> base, Map<String, Object> over) {
        return assertThrows(IllegalStateException.class, () -> Chart.renderExactly(Tree.overlay(base, over)))
                .getMessage();
    }
}
