package io.trailwright.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body without class names and without the rejected value. */
public final class JsonProblems {

    private JsonProblems() {}

    /**
     * The problem of a body that the caller sent and Jackson refused.
     *
     * @return empty when the fault is ours (a type that Jackson cannot handle)
     */
    public static Optional<HttpProblem> of(JsonProcessingException failure) {
        if (failure instanceof InvalidDefinitionException) {
            return Optional.empty();
        }
        if (problemInside(failure) instanceof HttpProblem inner) {
            return Optional.of(inner);
        }
        JsonProcessingException syntax = syntaxError(failure);
        if (syntax instanceof InputCoercionException range) {
            return Optional.of(invalid(pointer(range.getProcessor()), "is out of range", failure));
        }
        if (syntax != null) {
            return Optional.of(
                    malformed(syntax, failure instanceof JsonMappingException outer ? outer.getPath() : List.of()));
        }
        return failure instanceof JsonMappingException mapping
                ? Optional.of(invalid(pointer(mapping.getPath()), message(mapping), mapping))
                : Optional.empty();
    }

    /** @param path the fields around the place; all that is known where a limit is exceeded */
    private static HttpProblem malformed(JsonProcessingException failure, List<JsonMappingException.Reference> path) {
        String exact = pointer(failure.getProcessor());
        String message;
        if (failure instanceof StreamConstraintsException) {
            message = "exceeds a limit of nesting or length";
        } else if (failure.getOriginalMessage().startsWith("Duplicate field")) {
            message = "appears more than once";
        } else {
            message = "is not well-formed JSON";
        }
        JsonLocation at = failure.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return StandardProblem.MALFORMED_JSON
                .with("Send one well-formed JSON value with every field at most once.")
                .violation(exact.isEmpty() ? pointer(path) : exact, message + where)
                .withCause(failure)
                .build();
    }

    private static HttpProblem invalid(String pointer, String message, Throwable cause) {
        return StandardProblem.INVALID_REQUEST
                .with("Correct the fields that the violations name.")
                .violation(pointer, message)
                .withCause(cause)
                .build();
    }

    private static String message(JsonMappingException failure) {
        String original = failure.getOriginalMessage();
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not a known field";
        }
        if (failure instanceof ValueInstantiationException) {
            return "is not valid";
        }
        if (original.startsWith("Trailing token")) {
            return "must be the only JSON value in the body";
        }
        if (original.startsWith("No content to map")) {
            return "must not be empty";
        }
        if (original.startsWith("Cannot map `null`") || original.startsWith("Missing required creator property")) {
            return "is required";
        }
        if (failure instanceof MismatchedInputException mismatched) {
            return JsonExpectation.of(mismatched.getTargetType());
        }
        return "is not valid";
    }

    private static @Nullable Throwable problemInside(Throwable failure) {
        Throwable at = failure;
        while (at != null && !(at instanceof HttpProblem)) {
            at = at.getCause();
        }
        return at;
    }

    private static @Nullable JsonProcessingException syntaxError(Throwable failure) {
        Throwable at = failure;
        while (at != null) {
            if (at instanceof StreamReadException || at instanceof StreamConstraintsException) {
                return (JsonProcessingException) at;
            }
            at = at.getCause();
        }
        return null;
    }

    private static String pointer(@Nullable Object processor) {
        if (processor instanceof JsonParser parser && parser.getParsingContext() != null) {
            JsonPointer pointer = parser.getParsingContext().pathAsPointer();
            return pointer.toString();
        }
        return "";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/')
                    .append(step.getFieldName() == null ? step.getIndex() : Pointers.escape(step.getFieldName()));
        }
        return pointer.toString();
    }
}
