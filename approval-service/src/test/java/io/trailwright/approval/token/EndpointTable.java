package io.trailwright.approval.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.testing.Endpoint;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request for every endpoint that asks who calls: what a reviewer sends who has been shown a decision. An endpoint
 * that is not in this table fails the test of the table.
 *
 * @param shown digests of what the reviewer was shown
 */
record EndpointTable(UUID decision, Shown shown) {

    record Shown(String subject, String view, String formToken) {}

    /**
     * @param good the status that a good token gets
     * @param says what the answer to a good token says, where its status alone could be a refusal of the token
     */
    record Call(String endpoint, String method, String path, String contentType, String body, int good, String says) {
        Call(String endpoint, String path, String contentType, String body, int good, String says) {
            this(endpoint, endpoint.substring(0, endpoint.indexOf(' ')), path, contentType, body, good, says);
        }

        Call(String endpoint, String path, String contentType, String body, int good) {
            this(endpoint, path, contentType, body, good, "");
        }

        boolean page() {
            return !path.startsWith("/v1/");
        }

        /** The same with something after the path. */
        Call at(String suffix) {
            return to(method, path + suffix);
        }

        /** The same by another method or to another path. */
        Call to(String otherMethod, String otherPath) {
            return new Call(endpoint, otherMethod, otherPath, contentType, body, good, says);
        }

        /** Each of them gets a review of its own. */
        boolean acts() {
            return method.equals("POST");
        }

        /** After it the review is over. */
        boolean decides() {
            return acts() && endpoint.endsWith("/decision");
        }

        @Override
        public String toString() {
            return endpoint;
        }
    }

    private static final String ACTIONS = "{action: changes|delegate|escalate|claim|release}";

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String BEGUN = "was not begun here by you";

    /** Endpoints that let everybody in, because there is nothing to see or do. */
    static final List<String> OPEN = List.of(
            "GET /",
            "GET /reviews/{decision}/decision",
            "GET /reviews/{decision}/" + ACTIONS,
            "GET /reviews/away/change",
            "GET /reviews/second-looks/finding",
            "GET /signed-out");

    /** Signing out answers everybody alike, and asks who calls only to end the session. */
    static final List<String> SIGNS_OUT = List.of("GET /logout");

    List<Call> calls() {
        var review = "/v1/reviews/" + decision;
        var page = "/reviews/" + decision;
        return Stream.concat(looks(review, page), acts(review, page)).toList();
    }

    private static Stream<Call> looks(String review, String page) {
        return Stream.of(
                get("GET /v1/reviews", "/v1/reviews"),
                get("GET /v1/later-reviews", "/v1/later-reviews"),
                get("GET /v1/reviews/{decisionId}", review),
                get("GET /v1/reviews/{decisionId}/evidence/{number}", review + "/evidence/0"),
                get("GET /v1/reviews/{decisionId}/claim", review + "/claim"),
                get("GET /reviews", "/reviews"),
                get("GET /reviews/list", "/reviews/list"),
                get("GET /reviews/mine", "/reviews/mine"),
                get("GET /reviews/team", "/reviews/team"),
                get("GET /reviews/away", "/reviews/away"),
                get("GET /reviews/second-looks", "/reviews/second-looks"),
                new Call("GET /reviews/next", "/reviews/next", "", "", 303),
                new Call("GET /reviews/countersigned", "/reviews/countersigned?state=s&code=c", "", "", 403, BEGUN),
                get("GET /reviews/{decision}", page),
                get("GET /reviews/{decision}/evidence/{number}", page + "/evidence/0"),
                get("GET /reviews/{decision}/evidence/{number}/view", page + "/evidence/0/view"),
                new Call(
                        "GET /reviews/{decision}/evidence/{number}/image",
                        page + "/evidence/0/image",
                        "",
                        "",
                        404,
                        "picture"));
    }

    private Stream<Call> acts(String review, String page) {
        var until = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        return Stream.of(
                act("POST /v1/reviews/{decisionId}/claim", review + "/claim", "", 200),
                act("POST /v1/reviews/{decisionId}/release", review + "/release", "", 204),
                act(
                        "POST /v1/reviews/{decisionId}/delegation",
                        review + "/delegation",
                        "{\"to\":{\"sub\":\"sub-ben\"},\"until\":\"" + until + "\",\"reason\":\"away\"}",
                        201),
                new Call(
                        "POST /v1/reviews/{decisionId}/escalation",
                        review + "/escalation",
                        "application/json",
                        "{\"reason\":\"by the table\"}",
                        409,
                        "escalat"),
                new Call("POST /reviews/{decision}/" + ACTIONS, page + "/claim", FORM, form(), 303),
                new Call(
                        "POST /reviews/second-looks/finding",
                        "/reviews/second-looks/finding",
                        FORM,
                        form() + "&finding=agree&decision=" + decision,
                        403,
                        "it is not approved"),
                new Call("POST /reviews/away/change", "/reviews/away/change", FORM, form() + "&what=end", 303),
                new Call("POST /reviews/{decision}/decision", page + "/decision", FORM, form(), 303),
                act("POST /v1/reviews/{decisionId}/decision", review + "/decision", json(), 201));
    }

    private static Call act(String endpoint, String path, String body, int good) {
        return new Call(endpoint, path, "application/json", body, good);
    }

    private static Call get(String endpoint, String path) {
        return new Call(endpoint, path, "", "", 200);
    }

    private String json() {
        return """
            {"verdict":"approved","reason":"by the table","subject":"%s","view":"%s"}\
            """.formatted(shown.subject(), shown.view());
    }

    private String form() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("verdict", "approved");
        fields.put("reason", "by the table");
        fields.put("subject", shown.subject());
        fields.put("view", shown.view());
        fields.put("token", shown.formToken());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Every endpoint of the service with whether the table knows it. */
    static Map<String, Boolean> cover(List<Call> calls) {
        var known = calls.stream().map(Call::endpoint).collect(Collectors.toSet());
        var cover = new LinkedHashMap<String, Boolean>();
        for (var endpoint : Endpoint.allOf("io.trailwright.approval")) {
            var name = endpoint.toString();
            cover.put(name, known.contains(name) || SIGNS_OUT.contains(name) || endpoint.open() && OPEN.contains(name));
        }
        return cover;
    }
}
