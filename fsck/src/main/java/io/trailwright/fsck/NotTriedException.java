package io.trailwright.fsck;

/** The check could not be tried. The message says why and what to do. */
final class NotTriedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotTriedException(String message) {
        super(message);
    }
}
