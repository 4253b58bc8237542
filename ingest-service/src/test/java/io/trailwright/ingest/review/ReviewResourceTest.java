package io.trailwright.ingest.review;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decide;
import static io.trailwright.ingest.IngestApi.decided;
import static io.trailwright.ingest.IngestApi.evidence;
import static io.trailwright.ingest.IngestApi.head;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.part;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestApi;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TokenBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewResourceTest extends IngestTest {

    @Test
    void theReviewerIsWhoeverThePersonsTokenSays() {
        // Given
        var decision = opened("payout");

        // When
        created(decide(decision, "approved", person("rosa")));

        // Then
        var reviewer = part(decision, 3, "reviewer");
        assertEquals("sub-rosa", reviewer.string("sub"));
        assertEquals("Rosa Example", reviewer.string("name"));
        assertEquals(List.of("finance-reviewers"), reviewer.stringList("groups"));
        assertTrue(Instant.parse(reviewer.string("authTime"))
                .isBefore(Instant.now().plusSeconds(1)));
        assertEquals("allowed", read(decision).getString("verdict"));
        assertEquals("Rosa Example", read(decision).getString("approvals[0].name"));
        assertEquals(List.of(true), read(decision).getList("approvals.counted"));
    }

    @Test
    void howLongAndAtWhatThePersonLookedIsPartOfTheStatement() {
        // Given
        var decision = opened("payout");
        var attention = "{\"seconds\":95,\"opened\":[\"" + digest('a') + "\"]}";

        // When
        created(post(approval(), "/v1/decisions/" + decision + "/review", withAttention(decision, attention)));

        // Then
        var recorded = part(decision, 3, "statement").object("attention");
        assertEquals(95, recorded.integer("seconds"));
        assertEquals(List.of(digest('a')), recorded.stringList("opened"));
    }

    @Test
    void attentionHasBoundsAndAStatementWithoutItHoldsNothingOfIt() {
        // Given
        var decision = opened("payout");
        var twice = "\"" + digest('a') + "\",\"" + digest('a') + "\"";
        for (var bad : List.of(
                "{\"seconds\":-1,\"opened\":[]}",
                "{\"seconds\":31622401,\"opened\":[]}",
                "{\"seconds\":1}",
                "{\"seconds\":1,\"opened\":[null]}",
                "{\"seconds\":1,\"opened\":[\"invoice\"]}",
                "{\"seconds\":1,\"opened\":[" + twice + "]}",
                "{\"seconds\":1,\"opened\":[],\"mouse\":1}",
                "[]")) {
            // When
            var answer = post(approval(), "/v1/decisions/" + decision + "/review", withAttention(decision, bad));

            // Then
            assertEquals(400, answer.statusCode(), bad);
            assertTrue(answer.asString().contains("/statement/attention"), bad + ": " + answer.asString());
        }
        created(decide(decision, "approved", person("rosa")));
        assertTrue(part(decision, 3, "statement").opt("attention").isEmpty());
    }

    private static String withAttention(String decision, String attention) {
        var state = read(decision);
        return decided(
                        decision,
                        state.getString("head.leafHash"),
                        state.getString("subject"),
                        "approved",
                        person("rosa"))
                .replaceFirst("\"statement\":\\{", "\"statement\":{\"attention\":" + attention + ",");
    }

    private static String digest(char digit) {
        return "sha256:" + String.valueOf(digit).repeat(64);
    }

    @Test
    void noBodyHeaderOrQueryCanSetTheReviewer() {
        // Given
        var decision = opened("payout");
        var state = read(decision);
        var good = decided(
                decision, state.getString("head.leafHash"), state.getString("subject"), "approved", person("rosa"));

        for (var attempt : List.of(
                good.replaceFirst("\\{", "{\"reviewer\":{\"iss\":\"https://issuer.test\",\"sub\":\"sub-boss\"},"),
                good.replaceFirst("\"statement\":\\{", "\"statement\":{\"reviewer\":\"sub-boss\","),
                good.replaceFirst("\"statement\":\\{", "\"statement\":{\"approver\":{\"sub\":\"sub-boss\"},"))) {
            // When
            var answer = post(approval(), "/v1/decisions/" + decision + "/review", attempt);

            // Then
            answer.then().statusCode(400);
        }
        created(given().auth()
                .oauth2(approval())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-Forwarded-User", "sub-boss")
                .header("X-Reviewer", "sub-boss")
                .queryParam("reviewer", "sub-boss")
                .queryParam("sub", "sub-boss")
                .body(good)
                .post("/v1/decisions/" + decision + "/review"));
        assertEquals("sub-rosa", part(decision, 3, "reviewer").string("sub"));
    }

    @Test
    void onlyAPersonsAccessTokenForTheApprovalServiceProvesAPerson() {
        // Given
        var decision = opened("payout");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(
                "a service's",
                TestTokens.builder()
                        .subject("svc")
                        .client("svc")
                        .tenant("acme")
                        .roles("reviewer")
                        .forService("approval")
                        .token());
        tokens.put("no auth_time", reviewer().noAuthTime().token());
        tokens.put("no sid", reviewer().without("sid").token());
        tokens.put("for the ledger", TestTokens.person("rosa", "acme", "finance-reviewers"));
        tokens.put(
                "for policy",
                TestTokens.personBuilder("rosa", "acme", "finance-reviewers")
                        .forService("policy")
                        .token());
        tokens.put("no reviewer", reviewer().roles("auditor").token());
        tokens.put("expired", reviewer().expired().token());
        tokens.put("unsigned", reviewer().unsigned().token());
        tokens.put("a stranger's key", reviewer().signedByStranger().token());
        tokens.put("another issuer", reviewer().wrongIssuer().token());
        tokens.put("an ID token", reviewer().claim("typ", "ID").token());
        tokens.put(
                "an ID token without typ",
                reviewer().without("typ").claim("nonce", "n").token());
        tokens.put("no tenant", reviewer().noTenant().token());
        tokens.put("not a token", "rosa");

        tokens.forEach((what, token) -> {
            // When
            var answer = decide(decision, "approved", token);

            // Then
            assertEquals(403, answer.statusCode(), what);
            assertEquals(what.equals("no tenant") ? "tenant-missing" : "person-required", slug(answer), what);
        });
        assertFalse(kinds(decision).contains("review.decided"));
    }

    @Test
    void aPersonOfAnotherTenantSeesNoDecisionHere() {
        // Given
        var decision = opened("payout");

        // When
        var answer = decide(
                decision,
                "approved",
                TestTokens.personBuilder("rosa", "globex", "finance-reviewers")
                        .forService("approval")
                        .token());

        // Then
        answer.then().statusCode(404);
    }

    @Test
    void requesterOwnerAndStrangersCannotApprove() {
        // Given
        var decision = opened("payout");

        // When, Then
        assertNotEligible(decide(decision, "approved", person("rita")), "is-requester");
        assertNotEligible(decide(decision, "approved", person("olivia")), "is-workflow-owner");
        assertNotEligible(
                decide(
                        decision,
                        "approved",
                        TestTokens.personBuilder("sam", "acme", "sales")
                                .forService("approval")
                                .token()),
                "not-in-group");
        assertFalse(kinds(decision).contains("review.decided"));
    }

    @Test
    void twoApprovalsAreOfTwoPersons() {
        // Given
        var decision = opened("payout-by-two");
        created(decide(decision, "approved", person("rosa")));

        // When
        var again = decide(decision, "approved", person("rosa"));

        // Then
        assertNotEligible(again, "has-decided");
        assertEquals("review-required", read(decision).getString("verdict"));
        created(decide(decision, "approved", person("ravi")));
        assertEquals("allowed", read(decision).getString("verdict"));
    }

    @Test
    void newEvidenceMakesAStatementStaleAndVoidsApprovals() {
        // Given
        var decision = opened("payout-by-two");
        var displayed = read(decision);
        created(decide(decision, "approved", person("rosa")));
        created(post(
                integration(),
                "/v1/decisions/" + decision + "/evidence",
                "{\"evidence\":[" + evidence("contract", "clause 7") + "]}"));

        // When
        var stale = decide(decision, head(decision), displayed.getString("subject"), "approved", person("ravi"));

        // Then
        stale.then().statusCode(409);
        assertEquals("statement-stale", slug(stale));
        assertEquals(read(decision).getString("subject"), stale.jsonPath().getString("subject"));
        created(open(decision));
        created(decide(decision, "approved", person("ravi")));
        assertEquals("review-required", read(decision).getString("verdict"));
    }

    @Test
    void aClosedReviewStaysClosed() {
        // Given
        var decision = opened("payout");
        created(decide(decision, "rejected", person("rosa")));

        // When
        var answer = decide(decision, "approved", person("ravi"));

        // Then
        answer.then().statusCode(409);
        assertEquals("review-closed", slug(answer));
        assertEquals("rejected", read(decision).getString("verdict"));
    }

    @Test
    void nothingIsDecidedBeforeAReviewIsOpenAndAnOpenOneIsNotOpenedAgain() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");

        // When
        var early = decide(decision, "approved", person("rosa"));
        created(open(decision));
        var twice = open(decision);

        // Then
        assertEquals("review-closed", slug(early));
        assertEquals("review-open", slug(twice));
    }

    @Test
    void whoHasAnOldHeadIsToldTheNewOne() {
        // Given
        var decision = opened("payout");
        var old = read(decision);
        created(post(
                integration(), "/v1/decisions/" + decision + "/notes", "{\"kind\":\"correction\",\"text\":\"typo\"}"));

        // When
        var answer =
                decide(decision, old.getString("head.leafHash"), old.getString("subject"), "approved", person("rosa"));

        // Then
        answer.then().statusCode(409);
        assertEquals("trail-moved", slug(answer));
        assertEquals(head(decision), answer.jsonPath().getString("head"));
    }

    @Test
    void anExpiryIsStatedOnceAndOnlyWhenTheTimeHasPassed() throws Exception {
        // Given
        var calm = opened("payout");
        var hurried = opened("payout-in-a-hurry");
        Thread.sleep(1100);

        // When
        var early = expire(calm);
        var late = expire(hurried);
        var again = expire(hurried);

        // Then
        assertEquals("not-expired", slug(early));
        late.then().statusCode(201);
        assertEquals("review-closed", slug(again));
        assertEquals("expired", read(hurried).getString("verdict"));
        assertEquals(
                "expired",
                IngestApi.askPermit(hurried, IngestApi.ARGUMENTS).jsonPath().getString("verdict"));
        assertEquals("review-closed", slug(decide(hurried, "approved", person("rosa"))));
    }

    @Test
    void onlyTheApprovalServiceAppendsReviews() {
        // Given
        var decision = opened("payout");
        var state = read(decision);
        var body = decided(
                decision, state.getString("head.leafHash"), state.getString("subject"), "approved", person("rosa"));

        for (var token : List.of(
                integration(),
                IngestApi.executor(),
                TestTokens.person("rosa", "acme", "finance-reviewers"),
                TestTokens.machine("reconstruction-service"),
                TestTokens.machine("ledger-service"),
                TestTokens.withRoles("boss", "acme", "admin", "auditor", "policy-author", "policy-approver"))) {
            // When, Then
            post(token, "/v1/decisions/" + decision + "/review", body).then().statusCode(403);
        }
    }

    @Test
    void theApprovalServiceServesEveryTenant() {
        // Given
        var decision = created(post(
                        TestTokens.integration("globex"), "/v1/decisions", IngestApi.proposal("payout", "invoice")))
                .getString("decisionId");

        // When
        var state = given().auth()
                .oauth2(approval())
                .get("/v1/decisions/" + decision)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var answer = post(approval(), "/v1/decisions/" + decision + "/review", """
            {"event":"opened","head":"%s","review":{"subject":"%s","groups":["g"],"approvals":1,
             "expiresAt":"2036-01-01T00:00:00Z"}}""".formatted(
                        state.getString("head.leafHash"), state.getString("subject")));

        // Then
        assertEquals("globex", created(answer).getString("receipt.log"));
    }

    @Test
    void theStatementMustBeAboutTheDecisionOfTheAddress() {
        // Given
        var decision = opened("payout");
        var state = read(decision);
        var body = decided(
                        decision,
                        state.getString("head.leafHash"),
                        state.getString("subject"),
                        "approved",
                        person("rosa"))
                .replace("\"decision\":\"" + decision, "\"decision\":\"" + UUID.randomUUID());

        // When
        var answer = post(approval(), "/v1/decisions/" + decision + "/review", body);

        // Then
        answer.then().statusCode(400);
        assertEquals("/statement/decision", answer.jsonPath().getString("violations[0].pointer"));
    }

    private static String opened(String workflow) {
        var decision = propose(workflow, "invoice").getString("decisionId");
        created(open(decision));
        return decision;
    }

    private static TokenBuilder reviewer() {
        return TestTokens.personBuilder("rosa", "acme", "finance-reviewers").forService("approval");
    }

    private static Response expire(String decision) {
        var state = read(decision);
        return post(approval(), "/v1/decisions/" + decision + "/review", """
            {"event":"expired","head":"%s","statement":{"decision":"%s","subject":"%s","view":"%s","verdict":"expired",
             "meaning":"The time limit has passed","reason":""}}""".formatted(
                        state.getString("head.leafHash"), decision, state.getString("subject"), IngestApi.VIEW));
    }

    private static void assertNotEligible(Response answer, String reason) {
        answer.then().statusCode(403);
        assertEquals("not-eligible", slug(answer));
        assertEquals(reason, answer.jsonPath().getString("reason"));
    }
}
