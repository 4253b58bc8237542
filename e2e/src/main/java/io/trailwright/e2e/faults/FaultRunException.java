package io.trailwright.e2e.faults;

/** The run cannot go on: the message says what did not happen. */
final class FaultRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultRunException(String message) {
        super(message);
    }

    FaultRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
