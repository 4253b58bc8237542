package io.trailwright.ingest.permit;

import io.trailwright.problem.HttpProblem;

/** Counts what was refused. What was given and spent are entries, and the ledger counts those. */
public interface PermitMeter {

    /** No permit was given, or one was not honoured. What says nothing of the permit, such as a ledger that is down, is not counted. */
    void refused(HttpProblem why);
}
