package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.json.Json;

/**
 * What is sent back.
 *
 * @param status of HTTP
 * @param type media type of the body
 */
@SuppressWarnings("ArrayRecordComponent") // written once, to the socket
record Answer(int status, String type, byte[] body) {
    private static final String PROBLEMS = "https://trailwright.dev/problems/";

    static Answer text(String body) {
        return new Answer(200, "text/plain; charset=utf-8", body.getBytes(UTF_8));
    }

    /** 409 with the size that is held, as C2SP tlog-witness has it. */
    static Answer size(long held) {
        return new Answer(409, "text/x.tlog.size", (held + "\n").getBytes(UTF_8));
    }

    static Answer json(int status, Json body) {
        return new Answer(status, "application/json", body.canonical());
    }

    /** RFC 9457. */
    static Answer problem(int status, String kind, String title, String detail) {
        var body = Json.object()
                .put("type", PROBLEMS + kind)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .build();
        return new Answer(status, "application/problem+json", body.canonical());
    }
}
