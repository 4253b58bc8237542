package io.trailwright.approval.review;

/** The copy of a trail has a hole or does not hold together: it cannot be shown, so it cannot be decided. */
public final class UnreadableTrailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableTrailException(String problem) {
        super(problem);
    }
}
