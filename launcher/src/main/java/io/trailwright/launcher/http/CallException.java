package io.trailwright.launcher.http;

/** A server did not answer, or not as expected; the message is for people. */
public final class CallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallException(String message) {
        super(message);
    }

    public CallException(String message, Throwable cause) {
        super(message, cause);
    }
}
