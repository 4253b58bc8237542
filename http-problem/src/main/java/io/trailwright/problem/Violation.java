package io.trailwright.problem;

import java.util.Objects;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer RFC 6901 pointer into the request body ({@code ""} is the whole body), or {@code /name} of a parameter
 * @param message what to do about it, without the rejected value
 * @param in where the pointer points: {@code body}, {@code query}, {@code path}, {@code header} or {@code cookie}
 */
public record Violation(String pointer, String message, String in) {

    /** Where a pointer points unless something else is said. */
    public static final String BODY = "body";

    /** Refuses a pointer that RFC 6901 does not allow. */
    public Violation {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(in, "in");
        if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("pointer must be empty or begin with '/': " + pointer);
        }
    }

    /** A violation in the request body. */
    public Violation(String pointer, String message) {
        this(pointer, message, BODY);
    }
}
