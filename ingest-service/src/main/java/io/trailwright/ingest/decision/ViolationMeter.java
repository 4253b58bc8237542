package io.trailwright.ingest.decision;

import io.trailwright.core.trail.Violation;

/** Counts what happened and should not have. */
public interface ViolationMeter {

    /** A report was recorded that shows this; a repetition of the same report does not count. */
    void shown(Violation violation);
}
