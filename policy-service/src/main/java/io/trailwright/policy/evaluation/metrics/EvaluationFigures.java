package io.trailwright.policy.evaluation.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.trailwright.policy.evaluation.EvaluationMeter;
import io.trailwright.policy.evaluation.EvaluationResult;
import io.trailwright.policy.rules.Evaluation;
import io.trailwright.policy.rules.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Every counter is made at the start. */
@Startup
@ApplicationScoped
class EvaluationFigures implements EvaluationMeter {
    private static final String BUILT_IN = "default/";
    private static final String FAILED = "error/";

    private final Map<Tier, Counter> evaluated = new EnumMap<>(Tier.class);
    private final Counter unknown;
    private final Map<String, Counter> builtIn;
    private final Counter failed;

    EvaluationFigures(MeterRegistry registry) {
        for (var tier : Tier.values()) {
            evaluated.put(
                    tier,
                    Counter.builder("trailwright.policy.evaluations")
                            .tag("tier", tier.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        this.unknown = Counter.builder("trailwright.policy.unknown").register(registry);
        this.builtIn = Map.of(
                "no-rule-fired", builtIn(registry, "no-rule-fired"),
                "no-policy-in-scope", builtIn(registry, "no-policy-in-scope"),
                "policy-unusable", builtIn(registry, "policy-unusable"));
        this.failed = builtIn(registry, "rule-failed");
    }

    private static Counter builtIn(MeterRegistry registry, String reason) {
        return Counter.builder("trailwright.policy.built.in")
                .tag("reason", reason)
                .register(registry);
    }

    @Override
    public void evaluated(List<EvaluationResult> results) {
        for (var result : results) {
            if (result instanceof EvaluationResult.Evaluated done) {
                count(done.evaluation());
            } else {
                unknown.increment();
            }
        }
    }

    private void count(Evaluation evaluation) {
        Objects.requireNonNull(evaluated.get(evaluation.tier())).increment();
        for (var fired : evaluation.rules()) {
            if (fired.id().startsWith(FAILED)) {
                failed.increment();
            } else if (fired.id().startsWith(BUILT_IN)) {
                var counter = builtIn.get(fired.id().substring(BUILT_IN.length()));
                if (counter != null) {
                    counter.increment();
                }
            }
        }
    }
}
