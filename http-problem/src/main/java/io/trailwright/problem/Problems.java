package io.trailwright.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;

/** Problems that are answered from outside of the resources: in a stream of answers, or before a request is routed. */
public final class Problems {

    private Problems() {}

    /**
     * The problem with which a resource would have answered the same failure while it read and did one request: an
     * {@link IOException} is about what the caller sent. What nobody foresaw is logged in full.
     *
     * @param path what the log names
     */
    public static HttpProblem of(Throwable failure, String path) {
        if (failure instanceof HttpProblem problem) {
            return problem;
        }
        if (failure instanceof ConstraintViolationException violations) {
            return ValidationMapper.problem(violations);
        }
        if (failure instanceof JsonProcessingException json) {
            return JsonProblems.of(json).orElseGet(() -> UnknownErrors.problem(failure, path));
        }
        if (failure instanceof IOException) {
            return JsonMappers.notUtf8();
        }
        return UnknownErrors.problem(failure, path);
    }

    /**
     * The problem's JSON, without its headers.
     *
     * @param instance the member {@code instance}, where the problem has none of its own
     */
    public static String json(HttpProblem problem, String instance) {
        return ProblemResponses.json(problem, instance);
    }

    /** The answer to a failed request, headers included. */
    public static Response response(HttpProblem problem, UriInfo uri) {
        return ProblemResponses.of(problem, uri);
    }

    /** Answers a request that nothing else answers, headers included; its body is not read. */
    public static void end(RoutingContext request, HttpProblem problem) {
        ProblemResponses.end(request, problem, done -> {});
    }
}
