package io.trailwright.launcher.stack;

/** The stack cannot be started or kept up; the message says why and what to do, for people. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
