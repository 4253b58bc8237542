package io.trailwright.access;

import io.trailwright.problem.ProblemKind;

/** Why a verified token is not enough. */
public enum AccessProblem implements ProblemKind {
    /** The token names no tenant, or none that can be one. */
    TENANT_MISSING("tenant-missing", "No tenant"),
    /** The token is for another tenant than the one that this installation serves. */
    TENANT_MISMATCH("tenant-mismatch", "Another tenant"),
    /** Only a person may do this. */
    PERSON_REQUIRED("person-required", "A person is required");

    private final String slug;
    private final String title;

    AccessProblem(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return 403;
    }

    @Override
    public String title() {
        return title;
    }
}
