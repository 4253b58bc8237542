package io.trailwright.policy.evaluation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.trailwright.policy.evaluation.EvaluationService;
import io.trailwright.policy.policy.PoliciesInForce;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Does before the first request what would make it slow: takes one evaluation through all but the network, and then,
 * beside the first requests, compiles the policies in force. One that is asked for before its turn is compiled at once.
 * The ledger waits for a bounded time only, and what it does not get it records as undetermined.
 */
@ApplicationScoped
class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /** So that it does not take the processor from the start itself. */
    private static final Duration AFTER_THE_START = Duration.ofMillis(500);

    private static final String SAMPLE = """
            {"items":[{"tenant":"warm-up","at":"2026-01-01T00:00:00Z","workflow":"none","workflowVersion":"1",
              "tool":{"name":"none","provider":"none","version":"1"},"prompt":{"id":"none"},"dataCategories":["none"],
              "action":{"type":"none","target":"none","arguments":{"n":1}},
              "evidence":[{"kind":"none","digest":"none","obtainedAt":"2026-01-01T00:00:00Z","inline":true}],
              "recommendation":true,"exceptions":true,"requestedBy":{"sub":"none"}}]}""";

    private final PoliciesInForce policies;
    private final EvaluationService service;
    private final ObjectMapper mapper;

    WarmUp(PoliciesInForce policies, EvaluationService service, ObjectMapper mapper) {
        this.policies = policies;
        this.service = service;
        this.mapper = mapper;
    }

    void onStart(@Observes @Priority(2000) StartupEvent event) {
        try {
            mapper.writeValueAsBytes(VertxContextSupport.subscribeAndAwait(this::evaluate));
        } catch (Throwable e) {
            LOG.warn("warming up failed; the first evaluation will be slow", e);
        }
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(AFTER_THE_START)
                .chain(policies::compileAhead)
                .subscribe()
                .with(
                        number -> LOG.infof("%d policies in force", number),
                        failure -> LOG.warn("the policies in force are not compiled ahead", failure));
    }

    private Uni<EvaluationResponse> evaluate() {
        var sample = RequestReader.read(SAMPLE.getBytes(StandardCharsets.UTF_8));
        return service.evaluate(sample).map(results -> ResponseMapper.response(results, mapper.writer()));
    }
}
