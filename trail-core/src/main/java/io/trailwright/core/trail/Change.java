package io.trailwright.core.trail;

import io.trailwright.core.json.Json;
import java.util.Optional;

/**
 * What was really done, as reported.
 *
 * @param known observed by the executing system, or asserted by the caller
 * @param action what really ran, where the report says so
 * @param seq the entry of the report
 */
public record Change(
        Outcome outcome, Known known, Optional<Action> action, Optional<String> reference, Json.Obj report, long seq) {

    public enum Outcome {
        EXECUTED,
        FAILED,
        NOT_EXECUTED,
        UNKNOWN;

        public String wire() {
            return Wire.name(this);
        }

        public static Outcome of(String wire) {
            return Wire.parse(Outcome.class, wire);
        }
    }

    public enum Known {
        OBSERVED,
        ASSERTED;

        public String wire() {
            return Wire.name(this);
        }

        public static Known of(String wire) {
            return Wire.parse(Known.class, wire);
        }
    }

    public static Change read(Json.Obj json, long seq) {
        return new Change(
                Outcome.of(json.string("outcome")),
                Known.of(json.string("known")),
                json.optObject("action").map(Action::read),
                json.optString("reference"),
                json,
                seq);
    }

    /** Something may have happened in the world. */
    public boolean mayHaveRun() {
        return outcome != Outcome.NOT_EXECUTED;
    }
}
