package io.trailwright.testing;

/** Testcontainers were asked for and no engine answers. */
public final class NoContainerEngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoContainerEngineException() {
        // One line and no stack trace: there is nothing in our code to look for.
        super("-Dtest.database=testcontainers needs a running Docker engine and none answers", null, false, false);
    }
}
