package io.trailwright.ingest.evaluation;

import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Evaluation;

/** What came of asking policy. "Could not decide" is kept apart from every decision. */
public sealed interface EvaluationOutcome {

    /**
     * Policy answered.
     *
     * @param facts the typed facts as policy evaluated them
     * @param evaluation the answer as it is recorded; {@link Evaluation#read} accepts it
     */
    record Evaluated(Json.Obj facts, Json.Obj evaluation) implements EvaluationOutcome {

        /** Policy answered that it cannot decide. */
        public boolean undetermined() {
            return Evaluation.read(evaluation) instanceof Evaluation.Undetermined;
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
