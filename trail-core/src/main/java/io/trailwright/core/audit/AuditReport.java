package io.trailwright.core.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a log was found to be.
 *
 * @param from the first index that was read; everything from there on was, every byte
 * @param findings what is wrong, in index order, the first hundred
 * @param wrong how many things are wrong altogether
 * @param comparedTo the size to which the tree was computed, when what is wrong kept it from being computed further
 */
public record AuditReport(
        String log, long from, Counts counts, List<Finding> findings, long wrong, OptionalLong comparedTo) {

    /** What the log is. Erasing by a recorded decision never looks like tampering. */
    public enum Result {
        OK,
        ERASED,
        BROKEN
    }

    /**
     * Rows that were read, and signatures that were verified.
     *
     * @param erased parts that are missing by a recorded decision
     * @param uncovered idempotency keys that no entry commits to, so that what they say can only be compared in part
     */
    public record Counts(
            long entries,
            long trails,
            long parts,
            long erased,
            long tiles,
            long checkpoints,
            long cosignatures,
            long keys,
            long uncovered,
            long signatures) {}

    public AuditReport {
        findings = List.copyOf(findings);
    }

    public Result result() {
        if (wrong > 0) {
            return Result.BROKEN;
        }
        return counts.erased() > 0 ? Result.ERASED : Result.OK;
    }

    /** The first thing that is wrong. */
    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }
}
