package io.trailwright.reconstruction.verification;

import io.trailwright.reconstruction.verification.Report.Result;

/** Counts what came of verifying. */
public interface VerificationMeter {

    /** A trail was verified, or could not be. */
    void verified(Result result);
}
