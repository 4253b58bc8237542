package io.trailwright.problem;

import java.util.Arrays;

/** Where an exception comes from. */
final class Stack {

    private Stack() {}

    static boolean passes(Throwable failure, String className) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(className));
    }
}
