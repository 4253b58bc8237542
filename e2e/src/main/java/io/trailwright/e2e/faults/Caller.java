package io.trailwright.e2e.faults;

import io.trailwright.core.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Sends one request once, and says which of the three outcomes it had. Thread-safe. */
final class Caller {
    /** Longer than any budget of the service: queueing, a batch and a commit may take 10 s each. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Function<String, String> tokens;
    private final Receipts receipts;
    private final Account account;

    /** @param tokens a valid access token by client id */
    Caller(Function<String, String> tokens, Receipts receipts, Account account) {
        this.tokens = tokens;
        this.receipts = receipts;
        this.account = account;
    }

    /** Writes into the account before and after; see {@link #quietly}. */
    Outcome send(URI to, Sent request) {
        account.sending(request);
        var outcome = quietly(to, request);
        account.answered(request, outcome);
        return outcome;
    }

    Outcome quietly(URI to, Sent request) {
        try {
            return start(to, request).join();
        } catch (CompletionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    CompletableFuture<Outcome> start(URI to, Sent request) {
        var message = HttpRequest.newBuilder(URI.create(to + request.path()))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.apply(request.client()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.key())
                .POST(BodyPublishers.ofString(request.body()))
                .build();
        return http.sendAsync(message, BodyHandlers.ofByteArray())
                .handle((response, failure) -> failure == null ? outcome(request, response) : failed(cause(failure)));
    }

    private Outcome outcome(Sent request, HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (status / 100 == 2) {
            return receipt(request, response.body());
        }
        var problem = problem(response.body());
        if (status / 100 == 4 || (status == 503 && problem.equals("not-recorded"))) {
            return new Outcome.Refused(status, problem);
        }
        return new Outcome.Unknown(status + " " + problem);
    }

    private Outcome receipt(Sent request, byte[] body) {
        try {
            var answer = (Json.Obj) Json.parse(body);
            return new Outcome.Acknowledged(receipts.verify(answer.object("receipt")), answer);
        } catch (RuntimeException e) {
            account.badReceipt(request, String.valueOf(e.getMessage()));
            return new Outcome.Unknown("a receipt that does not verify");
        }
    }

    private static String problem(byte[] body) {
        try {
            var type = ((Json.Obj) Json.parse(body)).string("type");
            return type.substring(type.lastIndexOf('/') + 1);
        } catch (RuntimeException e) {
            return "no-problem-document";
        }
    }

    private static Outcome failed(Throwable failure) {
        if (failure instanceof ConnectException) {
            return new Outcome.NotSent();
        }
        if (failure instanceof IOException) {
            return new Outcome.Unknown(failure.getClass().getSimpleName());
        }
        throw new IllegalStateException("sending failed", failure);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
