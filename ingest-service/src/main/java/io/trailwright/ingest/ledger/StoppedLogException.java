package io.trailwright.ingest.ledger;

/** This replica does not append to a log: continuing it could sign a second history. The message says what to do. */
final class StoppedLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedLogException(String whatToDo) {
        // No stack trace: the state of the log is to blame, not a place in the code.
        super(whatToDo, null, false, false);
    }
}
