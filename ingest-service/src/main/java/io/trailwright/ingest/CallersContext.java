package io.trailwright.ingest;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** A batch ends on the thread of whoever made it; each of its callers goes on where it was. */
public final class CallersContext {

    private CallersContext() {}

    /** Runs what it is given on the Vert.x context on which this method was called. */
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null
                ? Infrastructure.getDefaultExecutor()
                : task -> context.runOnContext(ignored -> task.run());
    }
}
