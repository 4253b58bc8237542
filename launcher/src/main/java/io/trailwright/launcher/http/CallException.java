package io.trailwright.launcher.http;

import org.jspecify.annotations.Nullable;

/** A server did not answer, or not as expected; the message is for people. */
public class CallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallException(String message) {
        super(message);
    }

    public CallException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
