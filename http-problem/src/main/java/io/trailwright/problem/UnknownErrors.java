package io.trailwright.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Failures of ours: in full in the log, once; to the caller nothing but a number to ask for. */
final class UnknownErrors {

    private static final Logger LOG = Logger.getLogger(UnknownErrors.class);

    private UnknownErrors() {}

    static Response response(Throwable failure, UriInfo uri) {
        return ProblemResponses.of(problem(failure, path(uri)), uri);
    }

    static HttpProblem problem(Throwable failure, String path) {
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(failure, "Unexpected failure, errorId=%s, path=%s", errorId, path);
        return StandardProblem.INTERNAL_ERROR
                .with("The failure is ours. Try again later, and name the errorId when you ask for help.")
                .with("errorId", errorId)
                .build();
    }

    static Response logged(HttpProblem problem, UriInfo uri) {
        LOG.warnf(problem, "Answered %d, path=%s", problem.status(), path(uri));
        return ProblemResponses.of(problem, uri);
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
