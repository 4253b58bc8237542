package io.trailwright.ingest.interleaving;

/** A check that is taken out, to see that the simulation finds what it is there for. */
enum Control {
    /** All checks are in place. */
    NONE,
    /** View and approve: the statement names what is there now in place of what was shown. */
    STATEMENT_OF_WHATEVER_IS_THERE,
    /** Approve and permit: evidence that comes later takes no approval back, because whoever permits never sees it. */
    APPROVALS_STAY,
    /** Approve to execution: the ledger vouches for whatever is stored. */
    STORED_BYTES_ARE_BELIEVED,
    /** Permit and execution: the target does not hold the permit against what it is about to run. */
    TARGET_DOES_NOT_COMPARE,
    /** Permit and execution: the target does not redeem. */
    TARGET_DOES_NOT_REDEEM,
    /** Execution and report: the report is not held against the proposal. */
    REPORT_IS_BELIEVED
}
