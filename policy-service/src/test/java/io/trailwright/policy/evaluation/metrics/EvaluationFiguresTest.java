package io.trailwright.policy.evaluation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trailwright.policy.evaluation.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted of a batch. */
class EvaluationFiguresTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EvaluationFigures figures = new EvaluationFigures(registry);

    @Test
    void whatIsNotRegisteredIsCountedAsUnknownAndAsNoTier() {
        // When
        figures.evaluated(List.of(
                new EvaluationResult.Unknown("unknown-workflow", "none", "/workflow"),
                new EvaluationResult.Unknown("unknown-action", "none", "/action/type")));
        // Then
        assertEquals(2, registry.get("trailwright.policy.unknown").counter().count());
        registry.get("trailwright.policy.evaluations").counters().forEach(tier -> assertEquals(0, tier.count()));
    }
}
