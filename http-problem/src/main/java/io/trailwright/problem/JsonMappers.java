package io.trailwright.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * A body that cannot be read is the caller's fault only while the framework reads the request: JSON of our own that
 * fails is a failure of ours.
 */
public class JsonMappers {

    private static final String BODY_READER = "org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler";

    /** A body of the wrong shape. Quarkus has a mapper of its own for this class, which must not win. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException failure, UriInfo uri) {
        return response(failure, uri);
    }

    /** A type of ours that Jackson cannot handle. Quarkus has a mapper of its own for this class too. */
    @ServerExceptionMapper
    public Response definition(InvalidDefinitionException failure, UriInfo uri) {
        return response(failure, uri);
    }

    /** A body that is not JSON. */
    @ServerExceptionMapper
    public Response json(JsonProcessingException failure, UriInfo uri) {
        return response(failure, uri);
    }

    /** A body in another encoding than UTF-8, or one that ended before it was whole. */
    @ServerExceptionMapper
    public Response unreadable(IOException failure, UriInfo uri) {
        return Stack.passes(failure, BODY_READER)
                ? ProblemResponses.of(notUtf8(), uri)
                : UnknownErrors.response(failure, uri);
    }

    static HttpProblem notUtf8() {
        return StandardProblem.MALFORMED_JSON.problem("Send a whole body in UTF-8.");
    }

    static Response response(JsonProcessingException failure, UriInfo uri) {
        Optional<HttpProblem> problem =
                Stack.passes(failure, BODY_READER) ? JsonProblems.of(failure) : Optional.empty();
        return problem.map(found -> ProblemResponses.of(found, uri))
                .orElseGet(() -> UnknownErrors.response(failure, uri));
    }
}
