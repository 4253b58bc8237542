package io.trailwright.ingest.evaluation;

import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.ingest.ledger.PartDraft;

/** What came of asking policy. "Could not decide" is kept apart from every decision. */
public sealed interface EvaluationOutcome {

    /** Nothing is missing and nobody need approve; whether the action is allowed, the fold of the trail decides. */
    default boolean mayAllowAtOnce() {
        return false;
    }

    /**
     * Policy answered.
     *
     * @param facts the typed facts as policy evaluated them
     * @param evaluation the part that is recorded
     * @param said what it says
     */
    record Evaluated(Json.Obj facts, PartDraft evaluation, Evaluation said) implements EvaluationOutcome {

        /** Policy answered that it cannot decide. */
        public boolean undetermined() {
            return said instanceof Evaluation.Undetermined;
        }

        @Override
        public boolean mayAllowAtOnce() {
            return said instanceof Evaluation.Evaluated evaluated
                    && evaluated.missing().isEmpty()
                    && evaluated.requirement().approvals() == 0;
        }
    }

    /**
     * Policy knows no such workflow or action; asking again gives the same until somebody registers it.
     *
     * @param pointer JSON pointer into the decision's request
     */
    record Refused(Kind kind, String detail, String pointer) implements EvaluationOutcome {
        /** What it is that policy does not know. */
        public enum Kind {
            UNKNOWN_WORKFLOW,
            UNKNOWN_ACTION
        }
    }

    /**
     * Policy did not answer in time, or not in a way that can be read.
     *
     * @param cause a slug, such as {@code policy-unreachable}
     */
    record Unavailable(String cause) implements EvaluationOutcome {}
}
