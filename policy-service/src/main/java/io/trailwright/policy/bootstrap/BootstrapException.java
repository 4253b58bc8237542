package io.trailwright.policy.bootstrap;

import io.trailwright.policy.document.DefectiveDocumentException;
import java.nio.file.Path;

/** A bootstrap folder that cannot be loaded: the service does not start with half of it. */
final class BootstrapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BootstrapException(String message) {
        super(message);
    }

    static BootstrapException in(Path file, DefectiveDocumentException defects) {
        return new BootstrapException(file + " cannot be loaded: " + defects.getMessage());
    }
}
