package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Waits without leaving the Vert.x context of the caller, which a database session is bound to. */
@ApplicationScoped
class Pause {
    private final Vertx vertx;

    Pause(Vertx vertx) {
        this.vertx = vertx;
    }

    Uni<Void> of(Duration length) {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(length.toMillis(), timer -> emitter.complete(null)));
    }
}
