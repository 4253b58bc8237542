package io.trailwright.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** The refusals that come from routing, content negotiation and parameter parsing. */
final class FrameworkProblems {

    private FrameworkProblems() {}

    static Response response(WebApplicationException failure, UriInfo uri) {
        Response original = failure.getResponse();
        Response problem = ProblemResponses.of(problem(status(failure, uri)), uri);
        return keepHeader(problem, original, HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);
    }

    /** JAX-RS says 404 for a query parameter that cannot be converted; a caller understands 400. */
    private static int status(WebApplicationException failure, UriInfo uri) {
        Throwable conversion = failure.getCause();
        boolean query = failure instanceof NotFoundException
                && conversion != null
                && Stack.passes(failure, "org.jboss.resteasy.reactive.server.handlers.ParameterHandler")
                && names(conversion, uri.getQueryParameters())
                && !names(conversion, uri.getPathParameters());
        return query ? 400 : failure.getResponse().getStatus();
    }

    private static boolean names(Throwable conversion, MultivaluedMap<String, String> parameters) {
        String message = String.valueOf(conversion.getMessage());
        return parameters.values().stream().flatMap(List::stream).anyMatch(message::contains);
    }

    private static HttpProblem problem(int status) {
        return switch (status) {
            case 400 ->
                StandardProblem.INVALID_REQUEST.problem("Check the path, parameters and headers of the request.");
            case 401 -> StandardProblem.UNAUTHENTICATED.problem("Send a valid bearer token.");
            case 403 -> StandardProblem.FORBIDDEN.problem("Ask for a role that allows this.");
            case 404 -> StandardProblem.NOT_FOUND.problem("Nothing with this address exists for you.");
            case 405 -> StandardProblem.METHOD_NOT_ALLOWED.problem("Use a method that the resource offers.");
            case 406 -> StandardProblem.NOT_ACCEPTABLE.problem("Accept a media type that the resource offers.");
            case 413 -> StandardProblem.TOO_LARGE.problem("Send a smaller body.");
            case 415 -> StandardProblem.UNSUPPORTED_MEDIA_TYPE.problem("Send a media type that the resource takes.");
            default ->
                HttpProblem.builder()
                        .withStatus(status)
                        .withTitle(phrase(status))
                        .build();
        };
    }

    private static String phrase(int status) {
        return Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Refused");
    }

    private static Response keepHeader(Response problem, Response original, String... names) {
        Response.ResponseBuilder kept = Response.fromResponse(problem);
        for (String name : names) {
            String value = original.getHeaderString(name);
            if (value != null) {
                kept.header(name, value);
            }
        }
        return kept.build();
    }
}
