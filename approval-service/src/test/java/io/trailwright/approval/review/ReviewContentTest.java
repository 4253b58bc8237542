package io.trailwright.approval.review;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a review says: the recorded parts, and what is asked of whom. */
@QuarkusTest
class ReviewContentTest extends ServiceTest {

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
        refused(
                decision,
                "{\"verdict\":\"approved\",\"subject\":\"" + good.get("subject") + "\",\"view\":\"" + good.get("view")
                        + "\",\"reason\":\"\\ud800\"}",
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
        assertTrue(ledger().calls(decision).stream()
                .allMatch(call -> call.body().string("event").equals("opened")));
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
}
