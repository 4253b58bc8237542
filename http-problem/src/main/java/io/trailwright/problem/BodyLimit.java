package io.trailwright.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Answers a body over the limit with a problem. Quarkus alone answers 413 without a body, and for a body of unannounced
 * length logs an error too. What a peer answers is not a caller's body: its size is the REST client's business.
 *
 * <p>A service that takes in streams raises Quarkus' own limit, which knows no exception, sets {@code
 * trailwright.http.max-body-size} for everything else, and names its one stream: a POST to exactly this path. Every other
 * spelling of the path is bounded.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@ApplicationScoped
public class BodyLimit implements ReaderInterceptor {

    // Quarkus checks the announced length at -2 and hands on its limit for the unannounced.
    private static final int BEFORE_QUARKUS = -3;
    private static final int AFTER_QUARKUS = -1;

    private final long limit;
    private final Optional<String> streamedPath;

    /**
     * Made by the container.
     *
     * @param quarkus setting {@code quarkus.http.limits.max-body-size}
     * @param own setting {@code trailwright.http.max-body-size}: the limit, where Quarkus' own is raised
     * @param streamedPath setting {@code trailwright.http.streamed-path}: what has no limit, because it is never held whole
     */
    @Inject
    public BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize quarkus,
            @ConfigProperty(name = "trailwright.http.max-body-size") Optional<MemorySize> own,
            @ConfigProperty(name = "trailwright.http.streamed-path") Optional<String> streamedPath) {
        this.limit = own.orElse(quarkus).asLongValue();
        this.streamedPath = streamedPath;
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

    /**
     * Reads a whole body, for a resource that takes the request itself: what is asked thousands of times a second spares
     * the interceptors, for which the framework looks up annotations each time. Ask on the request's event loop, before
     * anything of it was read.
     *
     * @return the bytes; fails with the problem 413 when there are more than the limit, 400 when they end too early
     */
    public Uni<byte[]> whole(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        return Uni.createFrom().emitter(answer -> {
            Buffer body = Buffer.buffer();
            request.exceptionHandler(cut -> answer.fail(JsonMappers.notUtf8()));
            request.endHandler(end -> answer.complete(body.getBytes()));
            request.handler(piece -> {
                if (body.length() + piece.length() > limit) {
                    request.handler(ignored -> {});
                    answer.fail(tooLarge());
                } else {
                    body.appendBuffer(piece);
                }
            });
            request.resume();
        });
    }

    static HttpProblem tooLarge() {
        return StandardProblem.TOO_LARGE
                .with("Send a smaller body.")
                .withHeader("Connection", "close")
                .build();
    }

    private void refuseAnnounced(RoutingContext request) {
        if (streamed(request.request())) {
            request.addEndHandler(done -> closeUnlessRead(request.request()));
            request.next();
        } else if (announcedLength(request) <= limit) {
            request.next();
        } else {
            ProblemResponses.endAndClose(request, tooLarge());
        }
    }

    private boolean streamed(HttpServerRequest request) {
        return request.method() == HttpMethod.POST && streamedPath.equals(Optional.of(String.valueOf(request.path())));
    }

    /** A stream that was answered before its end goes on arriving: nobody reads it to the end only to throw it away. */
    private static void closeUnlessRead(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.connection().close();
        }
    }

    private static long announcedLength(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
