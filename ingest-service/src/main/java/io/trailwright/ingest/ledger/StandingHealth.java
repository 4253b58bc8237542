package io.trailwright.ingest.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while there is a log to which this replica must not append: callers go to another one, operators read why. */
@Readiness
@ApplicationScoped
class StandingHealth implements HealthCheck {
    private final Standing standing;

    StandingHealth(Standing standing) {
        this.standing = standing;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, String> stopped = standing.stopped();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("logs").status(stopped.isEmpty());
        stopped.forEach(answer::withData);
        return answer.build();
    }
}
