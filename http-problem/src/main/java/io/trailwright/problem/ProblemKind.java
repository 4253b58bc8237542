package io.trailwright.problem;

import java.net.URI;

/** A kind of problem with a stable name. Each service lists its kinds in one enum that implements this. */
public interface ProblemKind {

    /** Prefix of every type; the slug follows. */
    String BASE = "https://trailwright.dev/problems/";

    /** Stable last segment of the type: lower-case words with hyphens. */
    String slug();

    /** HTTP status, 400 to 599. */
    int status();

    /** The kind in a few words. */
    String title();

    /** The type that callers compare with. */
    default URI type() {
        return URI.create(BASE + slug());
    }

    /** A problem of this kind to which more can be added. */
    default HttpProblem.Builder with(String detail) {
        return HttpProblem.builder()
                .withType(type())
                .withTitle(title())
                .withStatus(status())
                .withDetail(detail);
    }

    /**
     * A problem of this kind.
     *
     * @param detail one sentence that says what to do
     */
    default HttpProblem problem(String detail) {
        return with(detail).build();
    }
}
