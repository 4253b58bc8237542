package io.trailwright.ingest.ledger.http;

import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import io.trailwright.problem.Violation;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in a query: plain decimal, inside their bounds, or a problem that names the parameter. */
final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("0|-?[1-9][0-9]{0,18}");

    private Numbers() {}

    /** The parameter's value, or the one that holds when it is not there. */
    static long orElse(String name, @Nullable String text, long absent, long least, long most) {
        return text == null ? absent : required(name, text, least, most);
    }

    /**
     * The parameter's value.
     *
     * @throws HttpProblem 400 when it is not there, not a number or out of bounds
     */
    static long required(String name, @Nullable String text, long least, long most) {
        if (text == null) {
            throw refused(name, "is required");
        }
        if (!PLAIN.matcher(text).matches()) {
            throw refused(name, bounds(least, most));
        }
        BigInteger value = new BigInteger(text);
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw refused(name, bounds(least, most));
        }
        return value.longValueExact();
    }

    private static String bounds(long least, long most) {
        return most >= Long.MAX_VALUE - 1
                ? "must be a whole number of at least " + least
                : "must be a whole number from " + least + " to " + most;
    }

    private static HttpProblem refused(String name, String message) {
        return StandardProblem.INVALID_REQUEST
                .with("The parameter " + name + " " + message + ".")
                .violations(List.of(new Violation("/" + name, message, "query")))
                .build();
    }
}
