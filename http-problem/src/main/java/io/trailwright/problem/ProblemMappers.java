package io.trailwright.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.ResteasyReactiveClientProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what our own code and the framework throw into problems. */
public class ProblemMappers {

    /** A problem that one of us threw. */
    @ServerExceptionMapper
    public Response problem(HttpProblem problem, UriInfo uri) {
        return problem.status() >= 500 ? UnknownErrors.logged(problem, uri) : ProblemResponses.of(problem, uri);
    }

    /** What the framework refuses: 404, 405, 406, 415, parameters and malformed bodies. */
    @ServerExceptionMapper
    public Response webApplication(WebApplicationException failure, UriInfo uri) {
        int status = failure.getResponse().getStatus();
        if (failure instanceof ResteasyReactiveClientProblem || status == 500) {
            return UnknownErrors.response(failure, uri);
        }
        if (failure.getCause() instanceof JsonProcessingException json) {
            return JsonMappers.response(json, uri);
        }
        return status < 400 ? failure.getResponse() : FrameworkProblems.response(failure, uri);
    }

    /** Everything that nobody foresaw. */
    @ServerExceptionMapper
    public Response unknown(Throwable failure, UriInfo uri) {
        return UnknownErrors.response(failure, uri);
    }
}
