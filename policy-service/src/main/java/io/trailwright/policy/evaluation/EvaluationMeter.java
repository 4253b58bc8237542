package io.trailwright.policy.evaluation;

import java.util.List;

/** Counts evaluations. Called once for each batch. */
public interface EvaluationMeter {

    void evaluated(List<EvaluationResult> results);
}
