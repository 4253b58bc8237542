package io.trailwright.approval.trail;

/** The ledger handed out another entry than before for a position. */
public final class ForkedEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;

    public ForkedEntryException(long position, String problem) {
        super(problem);
        this.position = position;
    }

    public long position() {
        return position;
    }
}
