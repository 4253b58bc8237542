package io.trailwright.policy.bootstrap;

import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.policy.PolicyDocument;
import io.trailwright.policy.policy.TestedPolicy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A policy of the folder, read. Its rules are compiled and its tests run when somebody asks for it and not before: what
 * is published already was tested when it was.
 */
final class PolicyFile {

    private final Path file;
    private final PolicyDocument document;
    private final String digest;
    private @Nullable TestedPolicy tested;

    PolicyFile(Path file, PolicyDocument document) {
        this.file = file;
        this.document = document;
        this.digest = document.digest().toString();
    }

    String digest() {
        return digest;
    }

    /**
     * Takes processor time, once: not for an event loop.
     *
     * @throws BootstrapException when a rule does not compile or a test fails, with the file's name and all that is wrong
     */
    TestedPolicy tested() {
        if (tested == null) {
            try {
                tested = TestedPolicy.of(document);
            } catch (DefectiveDocumentException e) {
                throw BootstrapException.in(file, e);
            }
        }
        return tested;
    }
}
