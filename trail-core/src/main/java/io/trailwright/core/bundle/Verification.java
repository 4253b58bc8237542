package io.trailwright.core.bundle;

import io.trailwright.core.log.Witnessed;
import java.util.List;
import java.util.Optional;

/**
 * What was checked, and the first thing that is wrong.
 *
 * @param entries entries whose place in the trail and in the log was checked
 * @param parts parts whose bytes were checked against their commitment
 * @param erased parts that were erased by a recorded decision
 * @param proofs inclusion proofs checked
 * @param signatures signatures checked, the log's, the witnesses' and identity providers'
 * @param witnessed which of the pinned witnesses have cosigned; empty when the verifying party pinned none, which says
 *     nothing, neither that there are cosignatures nor that there are none
 * @param countersigned statements that an identity provider signed, each signature checked
 * @param problem empty unless the result is {@link Result#BROKEN} or {@link Result#UNWITNESSED}
 */
public record Verification(
        Result result,
        int entries,
        int parts,
        int erased,
        int proofs,
        int signatures,
        Optional<Witnessed> witnessed,
        List<Countersigned> countersigned,
        Optional<Problem> problem) {

    public Verification {
        countersigned = List.copyOf(countersigned);
    }

    /** Erasing by a recorded decision never looks like tampering. */
    public enum Result {
        OK,
        ERASED,
        /** All that was checked holds, but fewer of the pinned witnesses have cosigned than are demanded. */
        UNWITNESSED,
        BROKEN
    }

    /** @param where the entry, part or file, for a person to find it */
    public record Problem(String where, String what) {}

    /** A bundle that could not even be read. */
    public static Verification unreadable(BundleException problem) {
        var first = new Problem(problem.where(), String.valueOf(problem.getMessage()));
        return new Verification(Result.BROKEN, 0, 0, 0, 0, 0, Optional.empty(), List.of(), Optional.of(first));
    }
}
