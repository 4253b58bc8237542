package io.trailwright.ingest.publication;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** What the witnesses have cosigned. Always up: a witness that is down holds nobody up, and is never called witnessed. */
@Readiness
@ApplicationScoped
class WitnessHealth implements HealthCheck {
    private final Publisher publisher;

    WitnessHealth(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("witnesses").up();
        publisher.reports().forEach(answer::withData);
        return answer.build();
    }
}
