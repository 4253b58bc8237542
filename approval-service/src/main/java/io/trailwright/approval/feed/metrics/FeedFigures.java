package io.trailwright.approval.feed.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.trailwright.approval.feed.FeedMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The wait goes on between two looks, and while the ledger cannot be asked. */
@Startup
@ApplicationScoped
class FeedFigures implements FeedMeter {
    private static final double MILLIS = 1000.0;

    private final Clock clock;
    private final Counter quarantined;
    private volatile long entries;
    private volatile Optional<Instant> since = Optional.empty();

    FeedFigures(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.quarantined = Counter.builder("trailwright.feed.quarantined").register(registry);
        Gauge.builder("trailwright.feed.behind.entries", () -> entries).register(registry);
        Gauge.builder("trailwright.feed.behind.seconds", this::waited).register(registry);
    }

    private double waited() {
        return since.map(start -> Duration.between(start, clock.instant()).toMillis() / MILLIS)
                .orElse(0.0);
    }

    @Override
    public void behind(long now, Optional<Instant> start) {
        entries = now;
        since = start;
    }

    @Override
    public void quarantined() {
        quarantined.increment();
    }
}
