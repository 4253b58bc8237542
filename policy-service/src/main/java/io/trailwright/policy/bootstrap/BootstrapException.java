package io.trailwright.policy.bootstrap;

/** A bootstrap folder that cannot be loaded: the service does not start with half of it. */
final class BootstrapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BootstrapException(String message) {
        super(message);
    }
}
