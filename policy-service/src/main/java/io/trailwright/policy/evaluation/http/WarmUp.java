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
import org.jboss.logging.Logger;

/**
 * Does before the first request what would make it slow: compiles the policies in force, and takes one evaluation
 * through all but the network. The ledger waits for a bounded time only, and what it does not get it records as
 * undetermined.
 */
@ApplicationScoped
class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
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
            LOG.infof("%d policies in force", VertxContextSupport.subscribeAndAwait(policies::compileAhead));
            mapper.writeValueAsBytes(VertxContextSupport.subscribeAndAwait(this::evaluate));
        } catch (Throwable e) {
            LOG.warn("warming up failed; the first evaluation will be slow", e);
        }
    }

    private Uni<EvaluationResponse> evaluate() {
        var sample = RequestReader.read(SAMPLE.getBytes(StandardCharsets.UTF_8));
        return service.evaluate(sample).map(results -> ResponseMapper.response(results, mapper.writer()));
    }
}
