package io.trailwright.launcher.demo;

/** The story did not go as it should. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
