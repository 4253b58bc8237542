package io.trailwright.ingest.ledger;

import io.trailwright.ingest.ProblemType;
import io.trailwright.problem.HttpProblem;

/** What callers are told when the ledger cannot be reached: each says what is known and when to come back. */
public final class LedgerProblems {

    private LedgerProblems() {}

    /** This sending recorded nothing. What an earlier one with the same key did is not said. */
    public static HttpProblem notRecorded() {
        return retry(ProblemType.NOT_RECORDED, "The ledger could not record the request, and has not: send it again.");
    }

    /** This replica appends nothing until an operator has done what the message says. */
    static HttpProblem stopped(StoppedLogException why) {
        return retry(ProblemType.NOT_RECORDED, "Nothing was recorded. " + why.getMessage());
    }

    /** The request was recorded before; only reading it failed now. */
    public static HttpProblem receiptUnreadable() {
        return retry(
                ProblemType.OUTCOME_UNKNOWN,
                "The request was recorded before, and its receipt cannot be read now: send it again, with the same"
                        + " Idempotency-Key.");
    }

    /** Nothing was asked but to read. */
    public static HttpProblem unreachable() {
        return retry(ProblemType.LEDGER_UNREACHABLE, "The ledger cannot be read now: ask again a little later.");
    }

    private static HttpProblem retry(ProblemType type, String detail) {
        return type.with(detail).withHeader("Retry-After", "1").build();
    }
}
