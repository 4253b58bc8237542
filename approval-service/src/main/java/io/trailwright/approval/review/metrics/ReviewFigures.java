package io.trailwright.approval.review.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.trailwright.approval.review.ReviewMeter;
import io.trailwright.approval.review.WaitingReviews;
import io.trailwright.core.trail.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Every replica shows the same figures, since all count in one database: take the largest, never the sum. */
@Startup
@ApplicationScoped
class ReviewFigures implements ReviewMeter {
    private volatile List<WaitingReviews> tiers = List.of();

    ReviewFigures(MeterRegistry registry, Clock clock) {
        for (var tier : Tier.values()) {
            gauge(registry, "trailwright.reviews.waiting", tier, WaitingReviews::waiting);
            gauge(registry, "trailwright.reviews.overdue", tier, WaitingReviews::overdue);
            gauge(registry, "trailwright.reviews.due.soon", tier, WaitingReviews::dueSoon);
            gauge(registry, "trailwright.reviews.oldest.seconds", tier, waiting -> waiting.oldest()
                    .map(opened ->
                            (double) Duration.between(opened, clock.instant()).toSeconds())
                    .orElse(0.0));
        }
    }

    private void gauge(MeterRegistry registry, String name, Tier tier, ToDoubleFunction<WaitingReviews> figure) {
        Gauge.builder(name, () -> of(tier).map(figure::applyAsDouble).orElse(0.0))
                .tag("tier", tier.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Optional<WaitingReviews> of(Tier tier) {
        return tiers.stream().filter(each -> each.tier() == tier).findAny();
    }

    @Override
    public void waiting(List<WaitingReviews> counted) {
        tiers = List.copyOf(counted);
    }
}
