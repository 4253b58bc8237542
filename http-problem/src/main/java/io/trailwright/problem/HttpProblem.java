package io.trailwright.problem;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A refusal that the caller reads as RFC 9457 {@code application/problem+json}. Immutable but for its stack trace. */
public final class HttpProblem extends RuntimeException {

    /** Media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "violations");

    private final transient Builder content;

    private HttpProblem(Builder content) {
        super(content.title + content.detail().map(": "::concat).orElse(""), content.cause);
        this.content = content;
    }

    /** Starts a problem; type {@code about:blank} and status 500 until told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** What kind of problem this is; stable. */
    public URI type() {
        return content.type;
    }

    /** The kind in a few words; the same for every problem of one type. */
    public String title() {
        return content.title;
    }

    /** HTTP status, 400 to 599. */
    public int status() {
        return content.status;
    }

    /** One sentence that says what to do. */
    public Optional<String> detail() {
        return content.detail();
    }

    /** Where it happened; the request's path when absent. */
    public Optional<URI> instance() {
        return Optional.ofNullable(content.instance);
    }

    /** What is wrong, by JSON pointer. */
    public List<Violation> violations() {
        return Collections.unmodifiableList(content.violations);
    }

    /** Members beside those of RFC 9457, in the order given. */
    public Map<String, Object> extensions() {
        return Collections.unmodifiableMap(content.extensions);
    }

    /** Response headers that go with the problem, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(content.headers);
    }

    /** Collects a problem. A builder makes one problem and is not used afterwards. */
    public static final class Builder {

        private URI type = URI.create("about:blank");
        private String title = "";
        private int status = 500;
        private @Nullable String detail;
        private @Nullable URI instance;
        private @Nullable Throwable cause;
        private final List<Violation> violations = new ArrayList<>();
        private final Map<String, Object> extensions = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();

        private Builder() {}

        /** Sets the stable type. */
        public Builder withType(URI value) {
            type = value;
            return this;
        }

        /** Sets the title. */
        public Builder withTitle(String value) {
            title = value;
            return this;
        }

        /** Sets the HTTP status, 400 to 599. */
        public Builder withStatus(int value) {
            if (value < 400 || value > 599) {
                throw new IllegalArgumentException("status of a problem must be 400 to 599, not " + value);
            }
            status = value;
            return this;
        }

        /** Sets the sentence that says what to do. */
        public Builder withDetail(String value) {
            detail = value;
            return this;
        }

        /** Sets where it happened. */
        public Builder withInstance(URI value) {
            instance = value;
            return this;
        }

        /** Keeps the cause for the log; it is never shown to the caller. */
        public Builder withCause(Throwable value) {
            cause = value;
            return this;
        }

        /** Adds a response header. */
        public Builder withHeader(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** Adds a member of its own; the members of RFC 9457 are refused. */
        public Builder with(String name, Object value) {
            if (RESERVED.contains(name)) {
                throw new IllegalArgumentException(name + " is a member of RFC 9457 and has a method of its own");
            }
            extensions.put(name, value);
            return this;
        }

        /** Adds one violation. */
        public Builder violation(String pointer, String message) {
            violations.add(new Violation(pointer, message));
            return this;
        }

        /** Adds violations. */
        public Builder violations(List<Violation> values) {
            violations.addAll(values);
            return this;
        }

        /** Makes the problem. */
        public HttpProblem build() {
            return new HttpProblem(this);
        }

        private Optional<String> detail() {
            return Optional.ofNullable(detail);
        }
    }
}
