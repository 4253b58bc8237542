package io.trailwright.launcher.http;

import io.trailwright.core.json.Json;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a server answered, the whole body read. */
public record Answer(URI uri, int status, HttpHeaders headers, byte[] body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws CallException when the body is not a JSON object */
    public Json.Obj json() {
        try {
            if (Json.parse(body) instanceof Json.Obj object) {
                return object;
            }
        } catch (RuntimeException e) {
            throw new CallException(
                    uri + " answered " + status + " with something that is not JSON: " + shortText(), e);
        }
        throw new CallException(
                uri + " answered " + status + " with something that is not a JSON object: " + shortText());
    }

    /** This answer, when its status is the expected one. @throws CallException otherwise, with the problem it holds */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new CallException(
                    uri + " answered " + status + " where " + expected + " was expected: " + shortText());
        }
        return this;
    }

    /** The last part of the problem's type (RFC 9457), such as {@code permit-refused}; empty when there is no problem. */
    public Optional<String> problem() {
        if (!headers.firstValue("content-type").orElse("").startsWith("application/problem+json")) {
            return Optional.empty();
        }
        return json().optString("type").map(type -> type.substring(type.lastIndexOf('/') + 1));
    }

    private String shortText() {
        var text = text();
        return text.length() > 600 ? text.substring(0, 600) + " …" : text;
    }
}
