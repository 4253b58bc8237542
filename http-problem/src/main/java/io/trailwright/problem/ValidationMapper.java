package io.trailwright.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Broken constraints, each with the pointer of the field that breaks it. */
public class ValidationMapper {

    /** 400 for what the caller sent, 500 for what we were about to answer. */
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException failure, UriInfo uri) {
        if (failure.getConstraintViolations().stream().anyMatch(ValidationMapper::ofReturnValue)) {
            return UnknownErrors.response(failure, uri);
        }
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

    private static boolean ofReturnValue(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }
}
