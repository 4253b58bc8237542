package io.trailwright.policy;

import io.trailwright.problem.ProblemKind;

/** The kinds of problem that are this service's own. */
public enum ProblemType implements ProblemKind {
    /** Not one well-formed YAML or JSON document. */
    MALFORMED_DOCUMENT("malformed-document", 400, "Malformed document"),
    /** A policy with rules that do not compile or tests that fail. */
    DOCUMENT_REFUSED("document-refused", 422, "Document refused"),
    /** Another policy covers the same workflow and action. */
    SCOPE_TAKEN("scope-taken", 409, "Scope taken"),
    /** Somebody else wrote at the same moment. */
    WRITE_CONFLICT("write-conflict", 409, "Write conflict"),
    /** The resource is there and the request does not say which version it means to replace. */
    PRECONDITION_REQUIRED("precondition-required", 428, "Precondition required"),
    /** The version that the request means to replace is not the newest. */
    PRECONDITION_FAILED("precondition-failed", 412, "Precondition failed"),
    /** A condition that this service does not understand. */
    INVALID_PRECONDITION("invalid-precondition", 400, "Invalid precondition");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
