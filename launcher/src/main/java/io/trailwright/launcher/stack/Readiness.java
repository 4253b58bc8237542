package io.trailwright.launcher.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Waits until an address answers 200. */
final class Readiness {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Readiness() {}

    /** @throws StackException when the process ends, or does not answer within the limit */
    static void await(Child child, String address, Duration limit) {
        var deadline = Instant.now().plus(limit);
        while (!answers(address)) {
            if (!child.isAlive()) {
                throw new StackException(child.lastWords());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StackException(
                        "No answer from " + address + " for " + limit.toSeconds() + " s. " + child.lastWords());
            }
            Waiting.pause(Duration.ofMillis(200));
        }
    }

    private static boolean answers(String address) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
