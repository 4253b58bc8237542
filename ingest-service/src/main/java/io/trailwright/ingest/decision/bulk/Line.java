package io.trailwright.ingest.decision.bulk;

import io.trailwright.problem.HttpProblem;

/** One line of a stream. Numbers count every line from 1, also those that are empty and get no answer. */
public sealed interface Line {

    long number();

    /**
     * A line that was read whole.
     *
     * @param bytes what stands between two line feeds, as received
     */
    record Whole(long number, byte[] bytes) implements Line {}

    /** A line that is answered without being read; the next one may be read all the same. */
    record Refused(long number, HttpProblem why) implements Line {}
}
