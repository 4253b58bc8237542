package io.trailwright.ingest;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.Evaluator;
import io.trailwright.ingest.ledger.PartDraft;
import java.util.List;

/** A policy that asks for one approval of a finance reviewer, whatever comes. */
public final class OneApproval implements Evaluator {
    /** The part that its evaluations are recorded as. */
    public static final PartDraft PART = PartDraft.of("evaluation", Trails.evaluation("high", 1, List.of()));

    private static final EvaluationOutcome OUTCOME = new EvaluationOutcome.Evaluated(
            Json.object().build(), PART, Evaluation.read(Trails.evaluation("high", 1, List.of())));

    @Override
    public Uni<EvaluationOutcome> evaluate(EvaluationItem item) {
        return Uni.createFrom().item(OUTCOME);
    }

    @Override
    public boolean available() {
        return true;
    }
}
