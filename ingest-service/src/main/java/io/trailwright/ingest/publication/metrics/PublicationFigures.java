package io.trailwright.ingest.publication.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.trailwright.ingest.publication.PublicationMeter;
import io.trailwright.ingest.publication.Unwitnessed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** The age goes on between two looks, and while there are none because the database is down. */
@Startup
@ApplicationScoped
class PublicationFigures implements PublicationMeter {
    private static final double MILLIS = 1000.0;

    private final Clock clock;
    private volatile int witnesses;
    private volatile Unwitnessed found = Unwitnessed.NOTHING;

    PublicationFigures(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        Gauge.builder("trailwright.witnesses", () -> witnesses).register(registry);
        Gauge.builder("trailwright.unwitnessed.entries", () -> found.entries()).register(registry);
        Gauge.builder("trailwright.unwitnessed.seconds", this::age).register(registry);
    }

    private double age() {
        return found.since()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / MILLIS)
                .orElse(0.0);
    }

    @Override
    public void witnesses(int count) {
        witnesses = count;
    }

    @Override
    public void unwitnessed(Unwitnessed now) {
        found = now;
    }
}
