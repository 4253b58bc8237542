package io.trailwright.ingest.client.policy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.trailwright.core.json.JsonException;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Unavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Natural batches: the moment no call is in flight, everything that waits goes as one. No timer, so one caller waits for
 * nothing but its own call. {@code this} guards the queue, the flag and the breaker; calls run outside of it.
 */
final class EvaluationBatches {
    static final int MAX_BATCH = 1000;

    private static final Logger LOG = Logger.getLogger(EvaluationBatches.class);

    private record Waiting(EvaluationItem item, UniEmitter<? super EvaluationOutcome> answer) {}

    private final EvaluationCall call;
    private final Breaker breaker;
    private final int limit;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean inFlight;

    EvaluationBatches(EvaluationCall call, Breaker breaker, int limit) {
        this.call = call;
        this.breaker = breaker;
        this.limit = limit;
    }

    /** Never fails. */
    Uni<EvaluationOutcome> evaluate(EvaluationItem item) {
        return Uni.createFrom().emitter(answer -> admit(new Waiting(item, answer)));
    }

    private void admit(Waiting waiting) {
        var refusal = enqueue(waiting);
        if (refusal != null) {
            waiting.answer.complete(new Unavailable(refusal));
        } else {
            sendNext();
        }
    }

    private synchronized @Nullable String enqueue(Waiting waiting) {
        if (breaker.pausing()) {
            return breaker.cause();
        }
        if (queue.size() >= limit) {
            return "policy-overloaded";
        }
        queue.add(waiting);
        return null;
    }

    private void sendNext() {
        var batch = take();
        if (!batch.isEmpty()) {
            send(batch).subscribe().with(done -> landed(), failure -> {
                LOG.error("an evaluation batch was lost", failure);
                batch.forEach(waiting -> waiting.answer.complete(new Unavailable("policy-garbled")));
                landed();
            });
        }
    }

    private void landed() {
        synchronized (this) {
            inFlight = false;
        }
        sendNext();
    }

    private synchronized List<Waiting> take() {
        if (inFlight || queue.isEmpty()) {
            return List.of();
        }
        inFlight = true;
        var batch = new ArrayList<Waiting>();
        while (batch.size() < MAX_BATCH && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        return batch;
    }

    private Uni<Void> send(List<Waiting> batch) {
        return Uni.createFrom()
                .deferred(() -> call.send(EvaluationReply.request(
                        batch.stream().map(Waiting::item).toList())))
                .map(body -> EvaluationReply.read(body, batch.size()))
                .onItem()
                .transformToUni(outcomes -> deliver(batch, outcomes))
                .onFailure()
                .recoverWithUni(failure -> failed(batch, failure));
    }

    private Uni<Void> deliver(List<Waiting> batch, List<EvaluationOutcome> outcomes) {
        synchronized (this) {
            breaker.succeeded();
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer.complete(outcomes.get(i));
        }
        return Uni.createFrom().voidItem();
    }

    /** One item that policy chokes on must not take its neighbours along: halves are tried alone. */
    private Uni<Void> failed(List<Waiting> batch, Throwable failure) {
        if (failure instanceof PolicyFailure refused && refused.aboutContent() && batch.size() > 1) {
            int half = batch.size() / 2;
            return send(batch.subList(0, half)).flatMap(done -> send(batch.subList(half, batch.size())));
        }
        var cause = slug(failure);
        LOG.warnf("policy gave no answer for %d decisions: %s (%s)", batch.size(), cause, root(failure));
        var giveUp = new ArrayList<>(batch);
        if (!(failure instanceof PolicyFailure refused && refused.aboutContent())) {
            giveUp.addAll(pause(cause));
        }
        giveUp.forEach(waiting -> waiting.answer.complete(new Unavailable(cause)));
        return Uni.createFrom().voidItem();
    }

    /** Who waits behind a failed call must not wait for the next failure. */
    private synchronized List<Waiting> pause(String cause) {
        breaker.failed(cause);
        var waiting = List.copyOf(queue);
        queue.clear();
        return waiting;
    }

    /** A call is worth making now. */
    synchronized boolean available() {
        return !breaker.pausing();
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String slug(Throwable failure) {
        if (failure instanceof PolicyFailure known) {
            return known.slug();
        }
        return failure instanceof JsonException ? EvaluationReply.GARBLED : "policy-unreachable";
    }
}
