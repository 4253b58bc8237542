package io.trailwright.reconstruction.verification;

import io.trailwright.core.bundle.Verification;
import java.util.Optional;

/**
 * What was checked, and the first thing that is wrong.
 *
 * @param entries entries whose hash and place in the trail and in the log were checked
 * @param parts parts whose bytes were checked against their commitment
 * @param erased parts that were erased by a recorded decision
 * @param proofs inclusion proofs checked
 * @param signatures signatures checked
 * @param continuity proofs checked that the log continues what was seen of it before
 * @param logSize number of entries of the log at the checkpoint; 0 when no checkpoint could be believed
 * @param problem empty unless the result is {@link Result#BROKEN} or {@link Result#UNAVAILABLE}
 */
public record Report(
        Result result,
        int entries,
        int parts,
        int erased,
        int proofs,
        int signatures,
        int continuity,
        long logSize,
        Optional<Finding> problem) {

    public enum Result {
        OK,
        /** Everything verifies, and something was erased by a recorded decision. */
        ERASED,
        /** Something is not as it was committed to, signed or seen before. */
        BROKEN,
        /** The ledger could not be asked, so nothing could be verified. */
        UNAVAILABLE
    }

    static Report of(Verification checked, long logSize) {
        return new Report(
                Result.valueOf(checked.result().name()),
                checked.entries(),
                checked.parts(),
                checked.erased(),
                checked.proofs(),
                checked.signatures(),
                0,
                logSize,
                checked.problem().map(problem -> Finding.of(problem.where(), problem.what())));
    }

    static Report broken(Finding problem) {
        return new Report(Result.BROKEN, 0, 0, 0, 0, 0, 0, 0, Optional.of(problem));
    }

    static Report unavailable(String why) {
        return new Report(Result.UNAVAILABLE, 0, 0, 0, 0, 0, 0, 0, Optional.of(Finding.of("ledger", why)));
    }

    /** The same counts, and something wrong. */
    Report withProblem(Finding found) {
        return new Report(
                Result.BROKEN, entries, parts, erased, proofs, signatures, continuity, logSize, Optional.of(found));
    }

    Report withContinuity(int checked) {
        return new Report(result, entries, parts, erased, proofs, signatures, checked, logSize, problem);
    }

    /** Nothing is wrong: what was handed out may be believed. */
    public boolean sound() {
        return result == Result.OK || result == Result.ERASED;
    }
}
