package io.trailwright.reconstruction.ledger;

/** The ledger did not answer in time, or answered that it cannot. Says nothing about any trail. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
