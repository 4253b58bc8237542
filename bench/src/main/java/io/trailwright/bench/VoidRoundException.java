package io.trailwright.bench;

/** A round that says nothing: requests were refused, or not all of the work was done. */
final class VoidRoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VoidRoundException(String why) {
        super(why);
    }
}
