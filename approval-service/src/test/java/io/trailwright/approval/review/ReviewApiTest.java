package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Verdict;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reviews over the API: who sees them, who decides them, and that the ledger is asked first. */
@QuarkusTest
class ReviewApiTest extends ServiceTest {
    private static final String PROBLEM = "https://trailwright.dev/problems/";

    @Test
    void aDecisionThatNeedsPeopleIsOpenedInTheLedgerOnceWithWhatPolicyAsks() {
        // When
        var decision = openPayout(2);
        // Then
        var calls = ledger().calls(decision);
        assertEquals(
                1, calls.stream().map(call -> call.key()).distinct().count(), "one key, however often it was sent");
        var review = calls.get(0).body().object("review");
        assertEquals(ledger().subject(decision).toString(), review.string("subject"));
        assertEquals(List.of(group), review.stringList("groups"));
        assertEquals(2, review.integer("approvals"));
        assertEquals(ledger().state(decision).expiresAt().orElseThrow().toString(), review.string("expiresAt"));
        assertEquals(1, count(decision, EntryKind.REVIEW_OPENED));
    }

    @Test
    void aDecisionThatNeedsNobodyIsNotOpened() {
        // Given
        var low = ledger().propose("acme", Proposal.payout(), Evaluations.low());
        // When
        openPayout(1);
        // Then
        assertEquals(List.of(), ledger().calls(low));
        as("anna").get("/v1/reviews/" + low).then().statusCode(404);
    }

    @Test
    void reviewsAreListedToTheirGroupsInTheirTenantAndToNobodyElse() {
        // Given
        var decision = openPayout(1);
        // When, Then
        as("anna")
                .get("/v1/reviews?state=open")
                .then()
                .statusCode(200)
                .body("reviews", hasSize(1))
                .body("reviews[0].decisionId", is(decision.toString()))
                .body("reviews[0].summary", is("Pay invoice 4711 of Nordlicht GmbH"))
                .body("reviews[0].workflow", is("supplier-payout"))
                .body("reviews[0].tier", is("high"))
                .body("reviews[0].subject", is(ledger().subject(decision).toString()))
                .body("reviews[0].openedAt", notNullValue())
                .body(
                        "reviews[0].expiresAt",
                        is(ledger().state(decision).expiresAt().orElseThrow().toString()))
                .body("reviews[0].groups", contains(group))
                .body("reviews[0].reasons", contains("Money above 10,000 EUR leaves the company."))
                .body("complete", is(true));
        for (var stranger : List.of(
                TestTokens.person("otto", "acme", "marketing"),
                TestTokens.person("otto", "acme"),
                TestTokens.person("otto", "globex", group))) {
            given().auth()
                    .oauth2(stranger)
                    .get("/v1/reviews")
                    .then()
                    .statusCode(200)
                    .body("reviews", hasSize(0));
        }
        given().auth()
                .oauth2(TestTokens.person("otto", "acme", "marketing"))
                .get("/v1/reviews/" + decision)
                .then()
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"));
    }

    @Test
    void anotherTenantsReviewAnswersExactlyAsNone() {
        // Given
        var decision = openPayout(1);
        var stranger = TestTokens.person("otto", "globex", group);
        // When
        var foreign = given().auth()
                .oauth2(stranger)
                .get("/v1/reviews/" + decision)
                .then()
                .statusCode(404);
        var absent = given().auth()
                .oauth2(stranger)
                .get("/v1/reviews/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        // Then
        for (var member : List.of("type", "title", "detail")) {
            assertEquals(
                    absent.extract().<String>path(member), foreign.extract().<String>path(member));
        }
        given().auth()
                .oauth2(stranger)
                .get("/v1/reviews/" + decision + "/evidence/0")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(stranger)
                .contentType(ContentType.JSON)
                .body(decision(decision, "approved", ""))
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(404);
    }

    @Test
    void theDetailIsTheRecordedParts() {
        // Given
        var decision = openPayout(1);
        // When, Then
        as("anna")
                .get("/v1/reviews/" + decision)
                .then()
                .statusCode(200)
                .body("state", is("open"))
                .body("request.workflow", is("supplier-payout"))
                .body("action.arguments.iban", is("DE02120300000000202051"))
                .body("action.arguments.amount", equalTo(48250.5f))
                .body("evidence", hasSize(1))
                .body("evidence[0].kind", is("invoice"))
                .body("evidence[0].size", is("position,amount\n1,48250.50\n".length()))
                .body("evidence[0].content", is("/v1/reviews/" + decision + "/evidence/0"))
                .body("recommendation.confidence", equalTo(0.93f))
                .body("exceptions", hasSize(0))
                .body("rules[0].id", is("large-payout"))
                .body("requirement.groups", contains(group))
                .body("policy.version", is(3))
                .body("gaps", hasSize(0))
                .body("eligible", is(true))
                .body("reason", nullValue());
    }

    @Test
    void requesterAndOwnerSeeThatTheyCannotDecideAndWhy() {
        var decision = openPayout(1);
        assertEquals("is-requester", review("rita", decision).getString("reason"));
        assertEquals("is-workflow-owner", review("olivia", decision).getString("reason"));
        assertFalse(review("rita", decision).getBoolean("eligible"));
    }

    @Test
    void evidenceIsServedAsAnInertFile() {
        // Given
        var decision = open(Proposal.payout().with("page", "x.html", "text/html", "<script>alert(1)</script>"), 1);
        // When, Then
        as("anna")
                .get("/v1/reviews/" + decision + "/evidence/1")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"evidence-2.bin\"")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .body(is("<script>alert(1)</script>"));
        for (var number : List.of("2", "-1", "x", "99999999999999999999")) {
            as("anna")
                    .get("/v1/reviews/" + decision + "/evidence/" + number)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void anApprovalIsAppendedWithThePersonsOwnTokenAndThenShown() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "Checked against the contract.");
        var token = token("anna");
        // When
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(201)
                .body("decisionId", is(decision.toString()))
                .body("verdict", is("approved"))
                .body("state", is("approved"))
                .body("receipt.log", is("acme"))
                .body("receipt.entries[0].kind", is("review.decided"))
                .body("receipt.checkpoint", notNullValue());
        // Then
        var call = lastCall(decision);
        assertEquals("decided", call.string("event"));
        assertEquals(token, call.string("personToken"));
        var statement = call.object("statement");
        assertEquals(decision.toString(), statement.string("decision"));
        assertEquals(body.get("subject"), statement.string("subject"));
        assertEquals(body.get("view"), statement.string("view"));
        assertEquals("approved", statement.string("verdict"));
        assertEquals("Checked against the contract.", statement.string("reason"));
        assertTrue(statement.string("meaning").contains("exactly these arguments"));
        assertEquals(Verdict.ALLOWED, ledger().state(decision).verdict());
        assertFalse(listed("anna").contains(decision.toString()));
        as("anna")
                .get("/v1/reviews?state=closed")
                .then()
                .body("reviews[0].decisionId", is(decision.toString()))
                .body("reviews[0].state", is("approved"));
        assertEquals("Anna Example", review("anna", decision).getString("statements[0].name"));
    }

    @Test
    void aRejectionEndsItAndNothingComesAfter() {
        // Given
        var decision = openPayout(2);
        var approve = decision(decision, "approved", "");
        // When
        decide("anna", decision, decision(decision, "rejected", "Wrong IBAN."))
                .statusCode(201)
                .body("state", is("rejected"));
        // Then
        assertEquals(Verdict.REJECTED, ledger().state(decision).verdict());
        decide("ben", decision, approve)
                .statusCode(409)
                .body("type", is(PROBLEM + "review-closed"))
                .body("state", is("rejected"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void twoApprovalsNeedTwoPeople() {
        // Given
        var decision = openPayout(2);
        // When, Then
        decide("anna", decision, decision(decision, "approved", "one"))
                .statusCode(201)
                .body("state", is("open"));
        decide("anna", decision, decision(decision, "approved", "two"))
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"));
        decide("ben", decision, decision(decision, "approved", ""))
                .statusCode(201)
                .body("state", is("approved"));
    }

    @Test
    void theSameDecisionSentAgainCountsOnceAndAnswersTheSame() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "ok");
        // When
        decide("anna", decision, body).statusCode(201);
        decide("anna", decision, body)
                .statusCode(201)
                .body("state", is("approved"))
                .body("verdict", is("approved"));
        // Then
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void requesterOwnerAndOutsidersAreRefusedBeforeTheLedgerIsAsked() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        // When, Then
        for (var person : List.of("rita", "olivia")) {
            decide(person, decision, body).statusCode(403).body("type", is(PROBLEM + "not-eligible"));
        }
        post(TestTokens.person("otto", "acme", "marketing"), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"));
        assertEquals(1, ledger().calls(decision).size(), "only the opening");
    }

    @Test
    void onlyAPersonDecides() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        var noLogin = TestTokens.personBuilder("anna", "acme", group);
        // When, Then
        post(noLogin.noAuthTime().token(), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "person-required"));
        post(TestTokens.personBuilder("anna", "acme", group).without("sid").token(), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "person-required"));
        post(TestTokens.withRoles("svc", "acme", "reviewer"), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "person-required"));
        for (var service : List.of(
                TestTokens.machine("approval-service"),
                TestTokens.machine("ledger-service"),
                TestTokens.integration("acme"))) {
            post(service, decision, body).statusCode(403);
            given().auth().oauth2(service).get("/v1/reviews").then().statusCode(403);
        }
        assertEquals(1, ledger().calls(decision).size());
    }

    @Test
    void tokensWithADefectAreRefusedEverywhere() {
        // Given
        var decision = openPayout(1);
        var person = TestTokens.personBuilder("anna", "acme", group);
        var defects = List.of(
                TestTokens.personBuilder("anna", "acme", group).expired().token(),
                TestTokens.personBuilder("anna", "acme", group).wrongAudience().token(),
                TestTokens.personBuilder("anna", "acme", group).noAudience().token(),
                TestTokens.personBuilder("anna", "acme", group).wrongIssuer().token(),
                TestTokens.personBuilder("anna", "acme", group).unsigned().token(),
                TestTokens.personBuilder("anna", "acme", group)
                        .signedByStranger()
                        .token(),
                TestTokens.personBuilder("anna", "acme", group)
                        .claim("typ", "ID")
                        .token(),
                person.token() + "x");
        var paths = List.of("/v1/reviews", "/v1/reviews/" + decision, "/v1/reviews/" + decision + "/evidence/0");
        // When, Then
        for (var path : paths) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer");
            for (var token : defects) {
                given().auth().oauth2(token).get(path).then().statusCode(401).contentType("application/problem+json");
            }
            given().auth()
                    .oauth2(TestTokens.personBuilder("anna", "acme", group)
                            .noTenant()
                            .token())
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("type", is(PROBLEM + "tenant-missing"));
        }
    }

    @Test
    void pathVariantsDoNotOpenASideDoor() {
        var decision = openPayout(1);
        for (var path : List.of(
                "/v1/reviews/" + decision + ";x=y",
                "/v1//reviews/" + decision,
                "/v1/./reviews/" + decision,
                "/v1/%2e/reviews/" + decision,
                "/v1/reviews/" + decision + "%3Bx",
                "/v1/reviews%2F" + decision,
                "/v1/reviews/" + decision + "/",
                "/reviews/" + decision + ";x")) {
            var status = given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .statusCode();
            assertTrue(status == 401 || status == 404 || status == 400, path + " answers " + status);
        }
    }

    @Test
    void whatChangedWhileThePersonReadIsStaleAndTheNewContentIsShown() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        // When
        ledger().addEvidence(decision, "sub-agent", "the contract", Evaluations.high(1, group, "PT4H"));
        Eventually.get(() -> review("anna", decision).getList("evidence"), evidence -> evidence.size() == 2);
        // Then
        decide("anna", decision, body)
                .statusCode(409)
                .body("type", is(PROBLEM + "statement-stale"))
                .body("subject", is(ledger().subject(decision).toString()));
        untilOpen(decision);
        assertEquals(
                ledger().subject(decision).toString(), review("anna", decision).getString("subject"));
        assertEquals(2, count(decision, EntryKind.REVIEW_OPENED), "opened again for the new content");
        decide("anna", decision, decision(decision, "approved", "")).statusCode(201);
    }

    @Test
    void evidenceThatArrivesInTheLastMomentMakesTheStatementStale() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        server.before = () -> ledger().addEvidence(decision, "sub-agent", "late", Evaluations.high(1, group, "PT4H"));
        // When, Then
        decide("anna", decision, body).statusCode(409).body("type", is(PROBLEM + "statement-stale"));
        assertEquals(0, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void aNoteThatArrivesInTheLastMomentIsNoReasonToAskAgain() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        server.before = () -> ledger().note(decision, "by the way");
        // When, Then
        decide("anna", decision, body).statusCode(201).body("state", is("approved"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void whoIsSlowerThanARejectionIsToldSo() {
        // Given
        var decision = openPayout(2);
        var body = decision(decision, "approved", "");
        server.before = () ->
                decide("ben", decision, decision(decision, "rejected", "No.")).statusCode(201);
        // When, Then
        decide("anna", decision, body).statusCode(409).body("type", is(PROBLEM + "review-closed"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void withoutTheLedgerNothingIsDecidedAndTheSameDecisionSentLaterCounts() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "ok");
        server.down = true;
        // When
        decide("anna", decision, body)
                .statusCode(503)
                .body("type", is(PROBLEM + "not-recorded"))
                .header("Retry-After", "2");
        // Then
        assertEquals("open", review("anna", decision).getString("state"));
        assertEquals(List.of(), review("anna", decision).getList("statements"));
        server.down = false;
        decide("anna", decision, body).statusCode(201).body("state", is("approved"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
        var keys = ledger().calls(decision).stream()
                .filter(call -> call.body().string("event").equals("decided"))
                .map(call -> call.key())
                .distinct()
                .toList();
        assertEquals(1, keys.size(), "every try had the same key");
    }

    @Test
    void aLostAnswerIsNotALostDecision() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "ok");
        server.lostAnswers.set(2);
        // When
        var first = decide("anna", decision, body).extract().statusCode();
        // Then
        assertTrue(first == 503 || first == 201, "answered " + first);
        decide("anna", decision, body).statusCode(201).body("state", is("approved"));
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void aReviewExpiresByItselfAndNobodyStatesIt() {
        // Given
        var decision = ledger().propose("acme", Proposal.payout(), Evaluations.high(1, group, "PT2S"));
        untilOpen(decision);
        var body = decision(decision, "approved", "");
        // When
        Eventually.get(() -> ledger().state(decision).reviews(), reviews -> !reviews.isEmpty());
        // Then
        var statement = lastCall(decision);
        assertEquals("expired", statement.string("event"));
        assertTrue(statement.opt("personToken").isEmpty());
        assertEquals(Verdict.EXPIRED, ledger().state(decision).verdict());
        assertEquals(1, ledger().state(decision).reviews().size());
        Eventually.get(() -> review("anna", decision).getString("state"), "expired"::equals);
        decide("anna", decision, body).statusCode(409).body("type", is(PROBLEM + "review-closed"));
    }

    @Test
    void badBodiesAreProblemsWithPointers() {
        // Given
        var decision = openPayout(1);
        var good = decision(decision, "approved", "");
        // When, Then
        refused(
                decision,
                "{\"verdict\":\"maybe\",\"subject\":\"" + good.get("subject") + "\",\"view\":\"x\"}",
                "/verdict");
        refused(
                decision,
                "{\"verdict\":\"maybe\",\"subject\":\"" + good.get("subject") + "\",\"view\":\"x\"}",
                "/view");
        refused(decision, "{}", "/subject");
        refused(decision, "{\"verdict\":\"approved\",\"reviewer\":\"boss\"}", "/reviewer");
        refused(
                decision,
                "{\"verdict\":\"rejected\",\"subject\":\"" + good.get("subject") + "\",\"view\":\"" + good.get("view")
                        + "\",\"reason\":\"  \"}",
                "/reason");
        for (var body : List.of("", "[]", "{", "{\"verdict\":\"approved\",\"verdict\":\"rejected\"}", "null")) {
            as("anna")
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/reviews/" + decision + "/decision")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        as("anna").get("/v1/reviews?state=all").then().statusCode(400);
        as("anna").get("/v1/reviews?limit=0").then().statusCode(400);
        as("anna").get("/v1/reviews/not-an-id").then().statusCode(404);
        assertEquals(1, ledger().calls(decision).size());
    }

    private void refused(UUID decision, String body, String pointer) {
        var pointers = as("anna")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .<List<String>>path("violations.pointer");
        assertTrue(pointers.contains(pointer), pointers + " has " + pointer);
    }

    private ValidatableResponse decide(String person, UUID decision, Map<String, String> body) {
        return post(token(person), decision, body);
    }

    private static ValidatableResponse post(String token, UUID decision, Map<String, String> body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + decision + "/decision")
                .then();
    }

    private Json.Obj lastCall(UUID decision) {
        var calls = ledger().calls(decision);
        return calls.get(calls.size() - 1).body();
    }

    private long count(UUID decision, EntryKind kind) {
        return ledger().entries(decision).stream()
                .filter(entry -> entry.header().kind() == kind)
                .count();
    }
}
