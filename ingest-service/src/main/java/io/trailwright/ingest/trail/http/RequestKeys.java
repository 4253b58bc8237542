package io.trailwright.ingest.trail.http;

import io.trailwright.access.Caller;
import io.trailwright.core.entry.Digest;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.problem.StandardProblem;
import io.trailwright.problem.Violation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the idempotency key of a request that is recorded. */
public final class RequestKeys {
    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    private static final int MAX_KEY = 200;
    /** Leaves room for the sign and the number of a line. */
    private static final int MAX_STREAM_KEY = 180;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + MAX_KEY + "}");
    private static final Pattern STREAM_KEY = Pattern.compile("[\\x21-\\x7e]{1," + MAX_STREAM_KEY + "}");
    private static final int MAX_CLIENT = 200;

    private RequestKeys() {}

    /**
     * The key of this request.
     *
     * @param route the operation with the ids of its path, such as {@code POST /v1/decisions}
     * @throws io.trailwright.problem.HttpProblem 400 when the header is missing or is not 1 to 200 printable characters
     */
    public static IdempotencyKey of(ContainerRequestContext request, Caller caller, String route) {
        CrashPoints.at(CrashPoint.AFTER_VALIDATE);
        return new IdempotencyKey(client(caller), route, header(request, KEY, MAX_KEY), digest(request));
    }

    /**
     * The key of a request whose body the resource itself has read.
     *
     * @param key the header's value
     * @param body as received
     * @throws io.trailwright.problem.HttpProblem 400 when the header is missing or is not 1 to 200 printable characters
     */
    public static IdempotencyKey of(@Nullable String key, Caller caller, String route, byte[] body) {
        CrashPoints.at(CrashPoint.AFTER_VALIDATE);
        return new IdempotencyKey(client(caller), route, checked(key, KEY, MAX_KEY), Digest.of(body));
    }

    /**
     * The keys of a request that is recorded line by line: {@code <key>#<number>} with the line's own bytes.
     *
     * @throws io.trailwright.problem.HttpProblem 400 when the header is missing or is not 1 to 180 printable characters
     */
    public static LineKeys ofLines(ContainerRequestContext request, Caller caller, String route) {
        return new LineKeys(client(caller), route, header(request, STREAM_KEY, MAX_STREAM_KEY));
    }

    private static String header(ContainerRequestContext request, Pattern pattern, int longest) {
        return checked(request.getHeaderString(HEADER), pattern, longest);
    }

    private static String checked(@Nullable String key, Pattern pattern, int longest) {
        if (key == null || key.isEmpty()) {
            throw ProblemType.IDEMPOTENCY_KEY_REQUIRED.problem(
                    "Send an Idempotency-Key header that is new for each request and the same for its repetitions.");
        }
        if (!pattern.matcher(key).matches()) {
            throw StandardProblem.INVALID_REQUEST
                    .with("Send one Idempotency-Key of 1 to " + longest + " printable ASCII characters without spaces.")
                    .violations(List.of(new Violation(
                            "/" + HEADER,
                            "must be 1 to " + longest + " printable ASCII characters without spaces",
                            "header")))
                    .build();
        }
        return key;
    }

    private static String client(Caller caller) {
        var client = caller.client();
        return client.length() <= MAX_CLIENT
                ? client
                : Digest.of(client.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Digest digest(ContainerRequestContext request) {
        return request.getProperty(BodyDigest.PROPERTY) instanceof Digest digest ? digest : Digest.of(new byte[0]);
    }
}
