package io.trailwright.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Answers a body over {@code quarkus.http.limits.max-body-size} with a problem. Quarkus alone answers 413 without a
 * body, and for a body of unannounced length logs an error too. What a peer answers is not a caller's body: its size is
 * the REST client's business.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@ApplicationScoped
public class BodyLimit implements ReaderInterceptor {

    // Quarkus checks the announced length at -2 and hands on its limit for the unannounced.
    private static final int BEFORE_QUARKUS = -3;
    private static final int AFTER_QUARKUS = -1;

    private final long limit;

    /** Made by the container. */
    @Inject
    public BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void routes(@Observes Router router) {
        router.route().order(BEFORE_QUARKUS).handler(this::refuseAnnounced);
        router.route().order(AFTER_QUARKUS).handler(request -> {
            request.remove(VertxInputStream.MAX_REQUEST_SIZE_KEY);
            request.next();
        });
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new LimitedInputStream(context.getInputStream(), limit));
        return context.proceed();
    }

    static HttpProblem tooLarge() {
        return StandardProblem.TOO_LARGE
                .with("Send a smaller body.")
                .withHeader("Connection", "close")
                .build();
    }

    private void refuseAnnounced(RoutingContext request) {
        if (announcedLength(request) <= limit) {
            request.next();
            return;
        }
        HttpProblem problem = tooLarge();
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", HttpProblem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .endHandler(done -> request.request().connection().close())
                .end(ProblemResponses.json(problem, request.request().path()));
    }

    private static long announcedLength(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
