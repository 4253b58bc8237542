package io.trailwright.bench;

/** A bench that cannot run here, with what is missing. */
final class SkippedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SkippedException(String why) {
        super(why);
    }
}
