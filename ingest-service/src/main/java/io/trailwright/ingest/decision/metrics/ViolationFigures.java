package io.trailwright.ingest.decision.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.trailwright.core.trail.Violation;
import io.trailwright.ingest.decision.ViolationMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One counter for each kind of violation. */
@Startup
@ApplicationScoped
class ViolationFigures implements ViolationMeter {
    private final Map<Violation.Type, Counter> shown = new EnumMap<>(Violation.Type.class);

    ViolationFigures(MeterRegistry registry) {
        for (var type : Violation.Type.values()) {
            shown.put(
                    type,
                    Counter.builder("trailwright.violations")
                            .tag("kind", type.wire())
                            .register(registry));
        }
    }

    @Override
    public void shown(Violation violation) {
        Objects.requireNonNull(shown.get(violation.type())).increment();
    }
}
