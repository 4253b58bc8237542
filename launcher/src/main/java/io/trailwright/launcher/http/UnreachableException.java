package io.trailwright.launcher.http;

import org.jspecify.annotations.Nullable;

/** Nobody answered, or a login was cut off: another try, from the beginning, may go well. */
public final class UnreachableException extends CallException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
