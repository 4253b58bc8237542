package io.trailwright.launcher.http;

import io.trailwright.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Calls one service's API as one caller, and never loses or doubles a write: a call that fails on the way, or is
 * answered 503, is sent again with the same {@code Idempotency-Key} until the limit.
 */
public final class ApiClient {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(90);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final URI base;
    private final Supplier<String> token;
    private final Duration patience;

    /**
     * @param base the service's address, without a slash at the end
     * @param token gives a valid access token at each call
     * @param patience how long a call is repeated
     */
    public ApiClient(URI base, Supplier<String> token, Duration patience) {
        this.base = base;
        this.token = token;
        this.patience = patience;
    }

    public Answer get(String path, Map<String, String> headers) {
        return call("GET", path, Optional.empty(), headers);
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    /** Posts JSON with a fresh {@code Idempotency-Key}, the same for each repetition of this call. */
    public Answer post(String path, Json body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, Json body, String idempotencyKey) {
        return call("POST", path, Optional.of(body), Map.of("Idempotency-Key", idempotencyKey));
    }

    private Answer call(String method, String path, Optional<Json> body, Map<String, String> headers) {
        var deadline = Instant.now().plus(patience);
        var pause = Duration.ofMillis(100);
        while (true) {
            String trouble;
            try {
                var answer = Wire.send(request(method, path, body, headers));
                if (answer.status() != 503) {
                    return answer;
                }
                trouble = "answered 503";
            } catch (IOException e) {
                trouble = "cannot be reached (" + e.getClass().getSimpleName() + ")";
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CallException(base + path + " " + trouble + " for " + patience.toSeconds()
                        + " s; nothing was lost, try again.");
            }
            Pause.of(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private HttpRequest request(String method, String path, Optional<Json> body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(CALL_LIMIT)
                .header("Authorization", "Bearer " + token.get())
                .method(
                        method,
                        body.map(json -> BodyPublishers.ofByteArray(json.canonical()))
                                .orElse(BodyPublishers.noBody()));
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        headers.forEach(request::header);
        return request.build();
    }
}
