package io.trailwright.reconstruction.trail.http;

import io.trailwright.problem.ProblemKind;

/** What can be wrong with a request for a trail. */
enum TrailProblem implements ProblemKind {
    /** Nothing came from the ledger that could be put into a bundle. */
    NO_BUNDLE("no-bundle", 503, "No bundle can be made now");

    private final String slug;
    private final int status;
    private final String title;

    TrailProblem(String slug, int status, String title) {
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
