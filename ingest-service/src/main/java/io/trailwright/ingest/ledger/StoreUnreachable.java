package io.trailwright.ingest.ledger;

/** The store could not be read: it is away, hangs, or refused. Nothing was written by whoever meets this. */
public final class StoreUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreUnreachable(Throwable cause) {
        super("the ledger could not be read: " + cause.getMessage(), cause);
    }
}
