package io.trailwright.core.token;

import java.io.Serial;

/** A token or a key that is not one, or that does not verify. The message is for people and names no content. */
public final class TokenException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    TokenException(String problem) {
        super(problem);
    }

    TokenException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
