package io.trailwright.ingest.permit.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.permit.PermitMeter;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One counter for each reason. */
@Startup
@ApplicationScoped
class PermitFigures implements PermitMeter {
    private final Map<URI, Counter> refused;

    PermitFigures(MeterRegistry registry) {
        this.refused = Stream.of(
                        ProblemType.PERMIT_REFUSED,
                        ProblemType.ARGUMENTS_CHANGED,
                        ProblemType.PERMIT_ALREADY_REDEEMED,
                        ProblemType.PERMIT_EXPIRED,
                        ProblemType.PERMIT_INVALID,
                        ProblemType.TRAIL_BROKEN)
                .collect(Collectors.toUnmodifiableMap(
                        ProblemType::type, reason -> Counter.builder("trailwright.permits.refused")
                                .tag("reason", reason.slug())
                                .register(registry)));
    }

    @Override
    public void refused(HttpProblem why) {
        var counter = refused.get(why.type());
        if (counter != null) {
            counter.increment();
        }
    }
}
