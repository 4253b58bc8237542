package io.trailwright.problem;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Broken constraints, each with the pointer of the field that breaks it. */
public class ValidationMapper {

    /** 400: what the caller sent. */
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException failure, UriInfo uri) {
        return ProblemResponses.of(problem(failure), uri);
    }

    static HttpProblem problem(ConstraintViolationException failure) {
        List<Violation> violations = failure.getConstraintViolations().stream()
                .map(ConstraintPointers::violation)
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::message))
                .toList();
        return StandardProblem.INVALID_REQUEST
                .with("Correct the fields that the violations name.")
                .violations(violations)
                .build();
    }
}
