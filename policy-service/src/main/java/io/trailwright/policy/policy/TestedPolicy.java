package io.trailwright.policy.policy;

import io.trailwright.core.json.Json;
import io.trailwright.policy.document.DefectiveDocumentException;

/** A policy whose rules compile and whose tests pass. There is no other way to get one than {@link #of}. */
public final class TestedPolicy {

    private final PolicyDocument document;

    private TestedPolicy(PolicyDocument document) {
        this.document = document;
    }

    /**
     * Reads, compiles and tests a policy. Takes processor time: not for an event loop.
     *
     * @throws DefectiveDocumentException with all that is wrong with the document
     */
    public static TestedPolicy of(Json.Obj source) {
        return of(PolicyReader.read(source));
    }

    /**
     * Compiles and tests a policy. Takes processor time: not for an event loop.
     *
     * @throws DefectiveDocumentException with all that is wrong with its rules and tests
     */
    public static TestedPolicy of(PolicyDocument document) {
        PolicyCompiler.compileAndTest(document, 1);
        return new TestedPolicy(document);
    }

    /** The document. */
    public PolicyDocument document() {
        return document;
    }
}
