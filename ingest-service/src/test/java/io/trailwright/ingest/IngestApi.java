package io.trailwright.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls of the service as its callers make them. */
public final class IngestApi {
    public static final String ARGUMENTS =
            "{\"amount\":1250.5,\"currency\":\"EUR\",\"iban\":\"DE02120300000000202051\"}";
    public static final String CHANGED = "{\"amount\":9250.5,\"currency\":\"EUR\",\"iban\":\"DE02120300000000202051\"}";
    public static final String VIEW = "sha256:" + "cd".repeat(32);

    private IngestApi() {}

    public static String integration() {
        return TestTokens.integration("acme");
    }

    public static String executor() {
        return TestTokens.withRoles("erp", "acme", "executor");
    }

    public static String approval() {
        return TestTokens.machine("approval-service");
    }

    public static String person(String username) {
        return TestTokens.personBuilder(username, "acme", "finance-reviewers")
                .forService("approval")
                .token();
    }

    /** A person of these groups, as the approval service has their token. */
    public static String member(String username, String... groups) {
        return TestTokens.personBuilder(username, "acme", groups)
                .forService("approval")
                .token();
    }

    public static Response post(String token, String path, String body) {
        return post(token, path, UUID.randomUUID().toString(), body);
    }

    public static Response post(String token, String path, String key, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    /** A request whose body is lines. */
    public static RequestSpecification ndjson() {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                .urlEncodingEnabled(false)
                .contentType("application/x-ndjson");
    }

    public static JsonPath created(Response response) {
        return response.then().statusCode(201).extract().jsonPath();
    }

    /** A decision of a workflow, with one piece of evidence of a kind; none for an empty kind. */
    public static String proposal(String workflow, String evidenceKind) {
        var evidence = evidenceKind.isEmpty() ? "[]" : "[" + evidence(evidenceKind, "the content") + "]";
        return """
            {"workflow":"%s","workflowVersion":"7","summary":"Pay invoice 42 of Brick & Co",
             "requestedBy":{"iss":"https://issuer.test","sub":"sub-rita","name":"Rita Requester"},
             "dataCategories":["finance"],"tool":{"name":"gpt","provider":"someone","version":"5"},
             "prompt":{"id":"payouts","version":"3"},
             "action":{"type":"payment.payout","target":"erp.acme","arguments":%s},
             "evidence":%s,
             "recommendation":{"summary":"Pay it","output":{"score":0.93},"confidence":0.9},
             "exceptions":[]}""".formatted(workflow, ARGUMENTS, evidence);
    }

    public static String evidence(String kind, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return """
            {"kind":"%s","title":"A %s","mediaType":"text/plain","digest":"%s","content":"%s","obtainedAt":"2026-11-01T08:00:00Z"}""".formatted(kind, kind, Digest.of(bytes), Base64.getEncoder().encodeToString(bytes));
    }

    public static JsonPath propose(String workflow, String evidenceKind) {
        return created(post(integration(), "/v1/decisions", proposal(workflow, evidenceKind)));
    }

    public static JsonPath read(String decision) {
        return given().auth()
                .oauth2(integration())
                .get("/v1/decisions/" + decision)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static String head(String decision) {
        return read(decision).getString("head.leafHash");
    }

    public static Response open(String decision) {
        var state = read(decision);
        return post(approval(), "/v1/decisions/" + decision + "/review", """
            {"event":"opened","head":"%s","review":{"subject":"%s","groups":["finance-reviewers"],"approvals":1,
             "expiresAt":"2036-01-01T00:00:00Z"}}""".formatted(
                        state.getString("head.leafHash"), state.getString("subject")));
    }

    /** A statement about the decision as it is now. */
    public static Response decide(String decision, String verdict, String personToken) {
        var state = read(decision);
        return decide(decision, state.getString("head.leafHash"), state.getString("subject"), verdict, personToken);
    }

    public static Response decide(String decision, String head, String subject, String verdict, String personToken) {
        return post(
                approval(),
                "/v1/decisions/" + decision + "/review",
                decided(decision, head, subject, verdict, personToken));
    }

    public static String decided(String decision, String head, String subject, String verdict, String personToken) {
        return """
            {"event":"decided","head":"%s","personToken":"%s","statement":{"decision":"%s","subject":"%s","view":"%s",
             "verdict":"%s","meaning":"I have read it and answer for it","reason":"checked against the contract"}}""".formatted(head, personToken, decision, subject, VIEW, verdict);
    }

    /** Hands a decision, as it is now, to somebody of the test issuer. */
    public static Response delegate(String decision, String to, Instant until, String personToken) {
        var state = read(decision);
        return post(approval(), "/v1/decisions/" + decision + "/review", """
            {"event":"delegated","head":"%s","personToken":"%s","delegation":{"subject":"%s","until":"%s",
             "to":{"iss":"https://issuer.test","sub":"%s","name":"Somebody"},"reason":"on leave"}}""".formatted(
                        state.getString("head.leafHash"), personToken, state.getString("subject"), until, to));
    }

    /** Takes a step of the ladder; by the clock where there is no token. */
    public static Response escalate(String decision, int step, String group, Optional<String> personToken) {
        var state = read(decision);
        var person =
                personToken.map(token -> "\"personToken\":\"" + token + "\",").orElse("");
        var reason = personToken.isPresent() ? ",\"reason\":\"stuck\"" : "";
        return post(approval(), "/v1/decisions/" + decision + "/review", """
            {"event":"escalated","head":"%s",%s"escalation":{"subject":"%s","step":%d,"groups":["%s"]%s}}""".formatted(
                        state.getString("head.leafHash"), person, state.getString("subject"), step, group, reason));
    }

    public static Response withdraw(String token, String decision) {
        return post(token, "/v1/decisions/" + decision + "/withdrawal", "{\"reason\":\"paid by hand\"}");
    }

    /** A high-risk decision that a reviewer approved. */
    public static String approved() {
        var decision = propose("payout", "invoice").getString("decisionId");
        created(open(decision));
        created(decide(decision, "approved", person("rosa")));
        return decision;
    }

    public static Response askPermit(String decision, String arguments) {
        return post(integration(), "/v1/decisions/" + decision + "/permit", "{\"arguments\":" + arguments + "}");
    }

    public static Response redeem(JsonPath permit, String arguments) {
        return post(
                executor(),
                "/v1/permits/" + permit.getString("permitId") + "/redeem",
                "{\"permit\":\"" + permit.getString("permit") + "\",\"arguments\":" + arguments + "}");
    }

    /** The entries of a trail as a machine reads them: kinds in order. */
    public static List<String> kinds(String decision) {
        return entries(decision).getList("entries.kind");
    }

    public static JsonPath entries(String decision) {
        return given().auth()
                .oauth2(integration())
                .get("/v1/decisions/" + decision + "/entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A part of an entry as JSON. */
    public static Json.Obj part(String decision, int seq, String name) {
        String body = entries(decision).getString("entries[" + seq + "].parts.'" + name + "'.body");
        return (Json.Obj) Json.parse(Base64.getDecoder().decode(body));
    }

    public static String slug(Response response) {
        return response.jsonPath().getString("type").replace("https://trailwright.dev/problems/", "");
    }
}
