package io.trailwright.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field of some Java type looks like in JSON, in the words of a caller who does not know Java. */
final class JsonExpectation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonExpectation() {}

    /**
     * @param type what the field is read into; null when Jackson does not say
     */
    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(JsonExpectation::wire)
                            .collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "must be a time in UTC such as 2026-01-31T12:00:00Z";
        }
        if (type == Duration.class) {
            return "must be a duration such as PT15M";
        }
        if (type == byte[].class) {
            return "must be base64";
        }
        return "must be " + shape(type);
    }

    private static String wire(Object constant) {
        return JSON.convertValue(constant, String.class);
    }

    private static String shape(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return "an object";
    }
}
