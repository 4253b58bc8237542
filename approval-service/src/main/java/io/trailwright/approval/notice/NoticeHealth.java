package io.trailwright.approval.notice;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** How many notices wait and how many were given up, at {@code /q/health/well}. No probe looks at it. */
@Wellness
@ApplicationScoped
public class NoticeHealth implements AsyncHealthCheck {
    private final NoticeStore store;

    NoticeHealth(NoticeStore store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.standing().map(standing -> HealthCheckResponse.named("notices")
                .withData("waiting", standing.waiting())
                .withData("dead", standing.dead())
                .up()
                .build());
    }
}
