package io.trailwright.ingest.client.witness;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.publication.PublicationSettings;
import io.trailwright.ingest.publication.Submission;
import io.trailwright.ingest.publication.Witness;
import io.trailwright.ingest.publication.WitnessAnswer;
import io.trailwright.ingest.publication.WitnessCalls;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Submits checkpoints over HTTP. Connections are few and kept; nothing of an answer beyond its bound is read. */
@ApplicationScoped
class HttpWitnessCalls implements WitnessCalls {
    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int CONNECTIONS = 2;
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,18})\n");

    private final HttpClient client;
    private final Duration deadline;

    HttpWitnessCalls(Vertx vertx, PublicationSettings settings) {
        this.deadline = settings.deadline();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(64)
                .setConnectTimeout(Math.toIntExact(deadline.toMillis())));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    @Override
    public Uni<WitnessAnswer> submit(Witness witness, Submission submission) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(prefix(witness) + "/add-checkpoint")
                .setTimeout(deadline.toMillis())
                .putHeader("Content-Type", "text/plain; charset=utf-8");
        Buffer body = Buffer.buffer(submission.body().getBytes(StandardCharsets.UTF_8));
        return Uni.createFrom()
                .completionStage(() -> client.request(request)
                        .compose(call -> call.send(body))
                        .compose(HttpWitnessCalls::read)
                        .toCompletionStage())
                .ifNoItem()
                .after(deadline)
                .failWith(() -> new IllegalStateException("no answer within " + deadline))
                .map(answer -> meaning(answer, submission));
    }

    private record Answer(int status, String body) {}

    private static String prefix(Witness witness) {
        String url = witness.url().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(
                end -> whole.tryComplete(new Answer(response.statusCode(), body.toString(StandardCharsets.UTF_8))));
        response.handler(piece -> {
            if (body.length() + piece.length() > LONGEST_ANSWER) {
                whole.tryFail("the answer is longer than " + LONGEST_ANSWER + " bytes");
                response.request().reset();
            } else {
                body.appendBuffer(piece);
            }
        });
        return whole.future();
    }

    /** What is no fault of this log's fails like no answer at all. A 409 without a size is about the root, if the sizes were the same; otherwise it says nothing. */
    private static WitnessAnswer meaning(Answer answer, Submission submission) {
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new IllegalStateException("it answered with status " + answer.status());
        }
        return switch (answer.status()) {
            case 200 -> new WitnessAnswer.Taken(answer.body());
            case 409 -> conflict(answer, submission);
            case 422 -> new WitnessAnswer.Inconsistent();
            default -> new WitnessAnswer.Refused(answer.status());
        };
    }

    private static WitnessAnswer conflict(Answer answer, Submission submission) {
        var size = SIZE.matcher(answer.body());
        if (size.matches() && fits(size.group(1)) && Long.parseLong(size.group(1)) != submission.oldSize()) {
            return new WitnessAnswer.OtherSize(Long.parseLong(size.group(1)));
        }
        return submission.oldSize() == submission.size()
                ? new WitnessAnswer.OtherRoot()
                : new WitnessAnswer.Refused(answer.status());
    }

    private static boolean fits(String digits) {
        return digits.length() < 19 || digits.compareTo(Long.toString(Long.MAX_VALUE)) <= 0;
    }
}
