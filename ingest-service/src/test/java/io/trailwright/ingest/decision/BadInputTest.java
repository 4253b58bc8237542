package io.trailwright.ingest.decision;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.proposal;
import static io.trailwright.ingest.IngestApi.propose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every kind of bad input has its problem, word for word, and leaves nothing half-written. */
@QuarkusTest
class BadInputTest extends IngestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Ledger ledger;

    @Test
    void malformedJson() throws Exception {
        assertRefused("{\"workflow\":\"payout\",", 400, """
            {"type":"https://trailwright.dev/problems/malformed-json","title":"Malformed JSON","status":400,
             "detail":"Send one well-formed JSON value with every field at most once.","instance":"/v1/decisions",
             "violations":[{"pointer":"/workflow","message":"is not well-formed JSON at line 1, column 22"}]}""");
    }

    @Test
    void anUnknownField() throws Exception {
        assertRefused(proposal("payout", "invoice").replaceFirst("\\{", "{\"approver\":\"boss\","), 400, """
            {"type":"https://trailwright.dev/problems/invalid-request","title":"Invalid request","status":400,
             "detail":"Correct the fields that the violations name.","instance":"/v1/decisions",
             "violations":[{"pointer":"/approver","message":"is not a known field"}]}""");
    }

    @Test
    void aWrongType() throws Exception {
        assertRefused(
                proposal("payout", "invoice").replace("\"workflowVersion\":\"7\"", "\"workflowVersion\":7"), 400, """
            {"type":"https://trailwright.dev/problems/invalid-request","title":"Invalid request","status":400,
             "detail":"Correct the fields that the violations name.","instance":"/v1/decisions",
             "violations":[{"pointer":"/workflowVersion","message":"must be a string"}]}""");
    }

    @Test
    void aMissingField() throws Exception {
        assertRefused(proposal("payout", "invoice").replace("\"target\":\"erp.acme\",", ""), 400, """
            {"type":"https://trailwright.dev/problems/invalid-request","title":"Invalid request","status":400,
             "detail":"Correct the fields that the violations name.","instance":"/v1/decisions",
             "violations":[{"pointer":"/action/target","message":"must not be blank"}]}""");
    }

    @Test
    void aDuplicateKey() throws Exception {
        assertRefused("{\"workflow\":\"payout\",\"workflow\":\"brainstorm\"}", 400, """
            {"type":"https://trailwright.dev/problems/malformed-json","title":"Malformed JSON","status":400,
             "detail":"Send one well-formed JSON value with every field at most once.","instance":"/v1/decisions",
             "violations":[{"pointer":"/workflow","message":"appears more than once at line 1, column 32"}]}""");
    }

    @Test
    void aDuplicateKeyInTheArguments() {
        // When
        var answer = post(
                integration(),
                "/v1/decisions",
                proposal("payout", "invoice").replace("\"amount\":1250.5", "\"amount\":1,\"amount\":1250.5"));

        // Then
        answer.then().statusCode(400);
        assertEquals("/action/arguments/amount", answer.jsonPath().getString("violations[0].pointer"));
    }

    @Test
    void tooLarge() {
        // Given
        var body = proposal("payout", "invoice").replace("Pay invoice 42", "x".repeat(1_100_000));

        // When
        var answer = post(integration(), "/v1/decisions", body);

        // Then
        answer.then().statusCode(413);
    }

    @Test
    void aMissingTenant() throws Exception {
        // Given
        var token = TestTokens.builder()
                .subject("agent")
                .client("agent")
                .roles("integration")
                .token();

        // When
        var answer = post(token, "/v1/decisions", proposal("payout", "invoice"));

        // Then
        assertProblem(answer, 403, """
            {"type":"https://trailwright.dev/problems/tenant-missing","title":"No tenant","status":403,
             "detail":"Send a token whose claim tenant is the id of a tenant, such as acme.","instance":"/v1/decisions"}""");
    }

    @Test
    void anUnknownWorkflow() throws Exception {
        assertRefused(proposal("nobody-knows", "invoice"), 422, """
            {"type":"https://trailwright.dev/problems/unknown-workflow","title":"The workflow is not registered",
             "status":422,"detail":"Name a registered workflow, or let an administrator register this one first.",
             "instance":"/v1/decisions",
             "violations":[{"pointer":"/workflow","message":"is not a registered workflow"}]}""");
    }

    @Test
    void anUnknownAction() throws Exception {
        assertRefused(proposal("payout", "invoice").replace("payment.payout", "nobody.knows"), 422, """
            {"type":"https://trailwright.dev/problems/unknown-action","title":"The workflow has no such action",
             "status":422,"detail":"Name an action that the workflow is registered for.","instance":"/v1/decisions",
             "violations":[{"pointer":"/action/type","message":"is not an action of the workflow"}]}""");
    }

    @Test
    void aDigestThatIsNotOfTheContent() throws Exception {
        assertRefused(
                proposal("payout", "invoice").replaceFirst("sha256:[0-9a-f]{64}", "sha256:" + "0".repeat(64)),
                422,
                """
            {"type":"https://trailwright.dev/problems/invalid-content","title":"The content cannot be recorded",
             "status":422,"detail":"Correct what the violations name; nothing was recorded.","instance":"/v1/decisions",
             "violations":[{"pointer":"/evidence/0/digest","message":"is not the SHA-256 of the content"}]}""");
    }

    @Test
    void anIntegerThatIsNotExact() throws Exception {
        assertRefused(proposal("payout", "invoice").replace("1250.5", "9007199254740993"), 422, """
            {"type":"https://trailwright.dev/problems/invalid-content","title":"The content cannot be recorded",
             "status":422,"detail":"Correct what the violations name; nothing was recorded.","instance":"/v1/decisions",
             "violations":[{"pointer":"/action/arguments/amount",
               "message":"is a number beyond ±2^53: send it as a string"}]}""");
    }

    @Test
    void nestingThatIsTooDeep() {
        // When
        var answer = post(
                integration(),
                "/v1/decisions",
                proposal("payout", "invoice").replace("1250.5", "[".repeat(57) + "]".repeat(57)));

        // Then
        answer.then().statusCode(422);
        assertEquals(
                "/action/arguments/amount" + "/0".repeat(55), answer.jsonPath().getString("violations[0].pointer"));
        post(
                        integration(),
                        "/v1/decisions",
                        proposal("payout", "invoice").replace("1250.5", "[".repeat(55) + "]".repeat(55)))
                .then()
                .statusCode(201);
    }

    @Test
    void aLoneSurrogate() {
        // When
        var answer = post(
                integration(),
                "/v1/decisions",
                proposal("payout", "invoice").replace("Pay invoice 42", "Pay \\ud800 42"));

        // Then
        answer.then().statusCode(422);
        assertEquals("/summary", answer.jsonPath().getString("violations[0].pointer"));
    }

    @Test
    void aWrongRole() throws Exception {
        for (var token : new String[] {
            TestTokens.withRoles("x", "acme", "executor", "auditor", "admin"),
            TestTokens.person("rosa", "acme", "finance-reviewers"),
            TestTokens.machine("approval-service"),
            TestTokens.machine("policy-service")
        }) {
            // When
            var answer = post(token, "/v1/decisions", proposal("payout", "invoice"));

            // Then
            answer.then().statusCode(403).contentType("application/problem+json");
        }
    }

    @Test
    void aMissingIdempotencyKey() throws Exception {
        // When
        var answer = given().auth()
                .oauth2(integration())
                .contentType(ContentType.JSON)
                .body(proposal("payout", "invoice"))
                .post("/v1/decisions");

        // Then
        assertProblem(answer, 400, """
            {"type":"https://trailwright.dev/problems/idempotency-key-required","title":"An Idempotency-Key is required",
             "status":400,"instance":"/v1/decisions",
             "detail":"Send an Idempotency-Key header that is new for each request and the same for its repetitions."}""");
    }

    @Test
    void anIdempotencyKeyThatIsTooLong() {
        // When
        var answer = post(integration(), "/v1/decisions", "k".repeat(201), proposal("payout", "invoice"));

        // Then
        answer.then().statusCode(400);
        assertEquals("header", answer.jsonPath().getString("violations[0].in"));
    }

    @Test
    void anotherTenantsDecisionIsAsAbsentAsNone() throws Exception {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        var foreign = TestTokens.withRoles("agent", "globex", "integration", "executor", "auditor", "reviewer");
        var absent = UUID.randomUUID().toString();

        for (var path : new String[] {"/evidence", "/notes", "/change", "/permit"}) {
            var body =
                    switch (path) {
                        case "/evidence" ->
                            "{\"evidence\":[{\"kind\":\"k\",\"title\":\"t\",\"mediaType\":\"a/b\",\"content\":\"\"}]}";
                        case "/notes" -> "{\"kind\":\"appeal\",\"text\":\"t\"}";
                        case "/change" -> "{\"outcome\":\"executed\"}";
                        default -> "{\"arguments\":{}}";
                    };
            // When
            var theirs = post(foreign, "/v1/decisions/" + decision + path, body);
            var none = post(foreign, "/v1/decisions/" + absent + path, body);

            // Then
            assertProblem(theirs, 404, none.asString().replace(absent, decision));
        }
        var theirs = given().auth().oauth2(foreign).get("/v1/decisions/" + decision);
        var none = given().auth().oauth2(foreign).get("/v1/decisions/" + absent);
        assertProblem(theirs, 404, none.asString().replace(absent, decision));
        given().auth().oauth2(foreign).get("/v1/decisions/1-1-1-1-1").then().statusCode(404);
    }

    private void assertRefused(String body, int status, String problem) throws Exception {
        // Given
        var tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

        // When
        var answer = post(TestTokens.integration(tenant), "/v1/decisions", body);

        // Then
        assertProblem(answer, status, problem);
        var feed = ledger.feed(tenant, -1, 10).await().atMost(Duration.ofSeconds(10));
        assertEquals(0, feed.entries().size(), "nothing is written");
    }

    private static void assertProblem(Response answer, int status, String problem) throws Exception {
        answer.then().statusCode(status).contentType("application/problem+json");
        assertEquals(JSON.readTree(problem), JSON.readTree(answer.asString()));
    }
}
