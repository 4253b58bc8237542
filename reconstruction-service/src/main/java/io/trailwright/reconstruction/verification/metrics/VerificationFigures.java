package io.trailwright.reconstruction.verification.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.trailwright.reconstruction.verification.Report.Result;
import io.trailwright.reconstruction.verification.VerificationMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One counter for each result. */
@Startup
@ApplicationScoped
class VerificationFigures implements VerificationMeter {
    private final Map<Result, Counter> verified = new EnumMap<>(Result.class);

    VerificationFigures(MeterRegistry registry) {
        for (var result : Result.values()) {
            verified.put(
                    result,
                    Counter.builder("trailwright.verifications")
                            .tag("result", result.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    @Override
    public void verified(Result result) {
        Objects.requireNonNull(verified.get(result)).increment();
    }
}
