package io.trailwright.ingest.quota.http;

import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.quota.QuotaSettings;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.Problems;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the time in which requests are answered bounded when more come than can be done: whoever would wait for too long is
 * told at once, before the token is verified and the body read. Reads wait by themselves and are not counted.
 */
@ApplicationScoped
public class RequestBound {

    // Before the length of the body is looked at.
    private static final int FIRST = -4;
    private static final String STREAM = "/v1/decisions:bulk";

    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();

    RequestBound(QuotaSettings settings) {
        this.most = settings.requestsAtOnce();
    }

    void routes(@Observes Router router) {
        router.route().order(FIRST).handler(this::count);
    }

    private void count(RoutingContext request) {
        if (request.request().method() != HttpMethod.POST
                || STREAM.equals(request.request().path())) {
            request.next();
            return;
        }
        request.addEndHandler(done -> underWay.decrementAndGet());
        if (underWay.incrementAndGet() > most) {
            Problems.end(request, overloaded());
        } else {
            request.next();
        }
    }

    private static HttpProblem overloaded() {
        return ProblemType.NOT_RECORDED
                .with("Too much is under way: nothing of the request was read; send it again a little later.")
                .withHeader("Retry-After", "1")
                .build();
    }
}
