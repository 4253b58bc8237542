package io.trailwright.e2e.faults;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * One request as the driver sends it, and sends it again.
 *
 * @param number of this run, from 1
 * @param marker a text that only this request's content carries; empty where the content cannot carry one
 * @param follows the decision that it is about; empty of a proposal
 */
record Sent(
        long number,
        Kind kind,
        String path,
        String key,
        String client,
        String body,
        Optional<String> marker,
        Optional<Proposed> follows) {

    /** What the request records. */
    enum Kind {
        DECISION,
        NOTE,
        EVIDENCE,
        PERMIT,
        REDEMPTION
    }

    /** The marker of a request of a run; found again in what is stored. */
    static String marker(String run, long number) {
        return "fault-" + run + "-" + number;
    }

    /** A low-risk decision: allowed at once, so that its permit comes with the acknowledgement. */
    static Sent decision(String run, long number, String client) {
        var body = "{\"workflow\":\"brainstorm\",\"summary\":\"" + marker(run, number)
                + "\",\"tool\":{\"provider\":\"anthropic\",\"name\":\"claude-sonnet\"},\"dataCategories\":[\"public\"],"
                + "\"action\":{\"type\":\"idea.generate\",\"target\":\"notebook\",\"arguments\":" + arguments(number)
                + "}}";
        return of(run, number, Kind.DECISION, "/v1/decisions", client, body, true, Optional.empty());
    }

    static Sent note(String run, long number, String client, Proposed on) {
        var body = "{\"kind\":\"correction\",\"text\":\"" + marker(run, number) + "\"}";
        return of(run, number, Kind.NOTE, on.path() + "/notes", client, body, true, Optional.of(on));
    }

    static Sent evidence(String run, long number, String client, Proposed on) {
        var marker = marker(run, number).getBytes(StandardCharsets.US_ASCII);
        var body = "{\"evidence\":[{\"kind\":\"sketch\",\"title\":\"" + marker(run, number)
                + "\",\"mediaType\":\"text/plain\",\"digest\":\"" + Digest.of(marker) + "\",\"content\":\""
                + Base64.getEncoder().encodeToString(marker) + "\"}]}";
        return of(run, number, Kind.EVIDENCE, on.path() + "/evidence", client, body, true, Optional.of(on));
    }

    static Sent permit(String run, long number, String client, Proposed on) {
        var body = "{\"arguments\":" + arguments(on.number()) + "}";
        return of(run, number, Kind.PERMIT, on.path() + "/permit", client, body, false, Optional.of(on));
    }

    /** @param permit the permit as it was handed out, compact */
    static Sent redemption(String run, long number, String client, Proposed on, String permitId, String permit) {
        var body = Json.object()
                .put("permit", permit)
                .put("arguments", Json.parse(arguments(on.number()).getBytes(StandardCharsets.US_ASCII)))
                .build();
        return of(
                run,
                number,
                Kind.REDEMPTION,
                "/v1/permits/" + permitId + "/redeem",
                client,
                new String(body.canonical(), StandardCharsets.UTF_8),
                false,
                Optional.of(on));
    }

    private static Sent of(
            String run,
            long number,
            Kind kind,
            String path,
            String client,
            String body,
            boolean marked,
            Optional<Proposed> follows) {
        var marker = marker(run, number);
        return new Sent(
                number,
                kind,
                path,
                marker,
                client,
                body,
                marked ? Optional.of(marker) : Optional.<String>empty(),
                follows);
    }

    private static String arguments(long number) {
        return "{\"ideas\":" + number + "}";
    }

    /** The same request under another key: what a client does that knows no idempotency keys. */
    Sent underKey(String other) {
        return new Sent(number, kind, path, other, client, body, marker, follows);
    }

    /** A decision that was acknowledged. */
    record Proposed(long number, String id) {
        String path() {
            return "/v1/decisions/" + id;
        }
    }
}
