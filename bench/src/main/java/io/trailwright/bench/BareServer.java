package io.trailwright.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/**
 * The floor of start and memory: a Vert.x HTTP server that does nothing. It takes every body in and answers 200 with
 * one of 2 kB. A process of its own; the one argument is its port on the loopback address.
 */
public final class BareServer {
    private static final String BODY = "x".repeat(2048);

    private BareServer() {}

    public static void main(String... arguments) {
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0]));
        // As many loops as a service has, so that the load meets as many threads.
        var vertx = Vertx.vertx();
        for (var loop = 0; loop < 2 * Runtime.getRuntime().availableProcessors(); loop++) {
            vertx.createHttpServer(options)
                    .requestHandler(request ->
                            request.body().onSuccess(body -> request.response().end(BODY)))
                    .listen()
                    .onFailure(BareServer::fail);
        }
    }

    private static void fail(Throwable failure) {
        System.err.println(failure);
        System.exit(1);
    }
}
