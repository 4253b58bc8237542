package io.trailwright.ingest.publication;

import io.smallrye.mutiny.Uni;

/** Calls to witnesses. */
public interface WitnessCalls {
    /** Submits a checkpoint; fails when no answer that can be read comes in time. */
    Uni<WitnessAnswer> submit(Witness witness, Submission submission);
}
