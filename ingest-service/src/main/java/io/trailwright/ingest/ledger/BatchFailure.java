package io.trailwright.ingest.ledger;

/** Why a batch was not acknowledged. */
public final class BatchFailure extends RuntimeException {

    /** What is known of a batch that failed. */
    public enum Known {
        /** Not recorded, because the store could not be reached or did not stay: another try may do. */
        UNREACHED,
        /** Not recorded, because something in the batch was refused: the others may do without it. */
        REFUSED,
        /** The commit was sent and its answer was lost: it may be recorded or not. */
        OUTCOME_UNKNOWN
    }

    private static final long serialVersionUID = 1;

    private final Known known;

    public BatchFailure(Known known, Throwable cause) {
        super(known + ": " + cause.getMessage(), cause);
        this.known = known;
    }

    public Known known() {
        return known;
    }
}
