package io.trailwright.ingest.client.policy;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.CallersContext;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.Evaluator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the policy service. Every failure has a name that is recorded; none is an answer. */
@ApplicationScoped
class PolicyClient implements Evaluator {
    private final PolicyApi api;
    private final PolicySettings settings;
    private final EvaluationBatches batches;

    PolicyClient(@RestClient PolicyApi api, PolicySettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.batches = new EvaluationBatches(
                this::send, new Breaker(clock, settings.firstPause(), settings.longestPause()), settings.queueLimit());
    }

    @Override
    public Uni<EvaluationOutcome> evaluate(EvaluationItem item) {
        return batches.evaluate(item).emitOn(CallersContext.executor());
    }

    @Override
    public boolean available() {
        return batches.available();
    }

    private Uni<byte[]> send(byte[] items) {
        return Uni.createFrom()
                .deferred(() -> api.evaluate(new JsonBytes(items)))
                .ifNoItem()
                .after(settings.deadline())
                .fail()
                .map(JsonBytes::bytes)
                .onFailure()
                .transform(PolicyClient::meaning);
    }

    private static PolicyFailure meaning(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
                return new PolicyFailure("policy-slow", false, failure);
            }
        }
        if (failure instanceof WebApplicationException answer) {
            int status = answer.getResponse().getStatus();
            boolean aboutContent = status == 400 || status == 413 || status == 422;
            return new PolicyFailure("policy-status-" + status, aboutContent, failure);
        }
        return new PolicyFailure("policy-unreachable", false, failure);
    }
}
