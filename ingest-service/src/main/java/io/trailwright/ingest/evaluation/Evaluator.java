package io.trailwright.ingest.evaluation;

import io.smallrye.mutiny.Uni;

/** Asks policy. */
public interface Evaluator {

    /** Never fails: what went wrong is an outcome, because it is recorded. */
    Uni<EvaluationOutcome> evaluate(EvaluationItem item);

    /** False while policy is known to be down: asking gives {@code Unavailable} at once. */
    boolean available();
}
