package io.trailwright.ingest.review;

import static io.trailwright.ingest.IngestApi.ARGUMENTS;
import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.askPermit;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.member;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.redeem;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A break-glass at the ledger's door: who, with what, once, and what follows. */
@QuarkusTest
class BreakGlassReviewTest extends IngestTest {

    @Test
    void itGivesOneShortPermitAndLeavesAReviewThatSomebodyElseCloses() {
        // Given
        var state = opened();
        var decision = state.getString("decisionId");

        // When
        created(state(state, "break-glass", onCall("otto"), state.getString("subject")));

        // Then
        assertEquals("allowed", read(decision).getString("verdict"));
        var permit = askPermit(decision, ARGUMENTS);
        assertEquals(201, permit.statusCode());
        var ends = Instant.parse(permit.jsonPath().getString("expiresAt"));
        assertTrue(ends.isBefore(Instant.now().plus(Duration.ofMinutes(5))), ends.toString());
        assertEquals(
                "not-eligible", slug(state(read(decision), "break-glass", onCall("olga"), state.getString("subject"))));
        assertEquals(
                "review-closed", slug(state(read(decision), "upheld", person("rosa"), state.getString("subject"))));

        // When it is used
        assertEquals(200, redeem(permit.jsonPath(), ARGUMENTS).statusCode());

        // Then nobody approves any more, and the review that follows is somebody else's
        assertEquals("allowed", read(decision).getString("verdict"));
        assertEquals(
                "review-closed", slug(state(read(decision), "approved", person("rosa"), state.getString("subject"))));
        var stale = state(read(decision), "upheld", person("rosa"), state.getString("subject"));
        assertEquals("statement-stale", slug(stale));
        var glass = stale.jsonPath().getString("subject");
        var own = state(read(decision), "upheld", member("otto", "finance-reviewers"), glass);
        assertEquals("broke-the-glass", own.jsonPath().getString("reason"));
        created(state(read(decision), "not-upheld", person("rosa"), glass));
        assertEquals("review-closed", slug(state(read(decision), "upheld", person("ravi"), glass)));
        assertEquals(
                List.of(
                        "decision.proposed",
                        "policy.evaluated",
                        "review.opened",
                        "review.decided",
                        "permit.issued",
                        "permit.redeemed",
                        "review.decided"),
                kinds(decision));
    }

    @Test
    void withoutAReasonOrTheGroupOrAPersonItIsRefusedAndNothingIsRecorded() {
        // Given
        var state = opened();
        var decision = state.getString("decisionId");
        var subject = state.getString("subject");

        // When, Then
        assertEquals(
                400, state(state, "break-glass", onCall("otto"), subject, " ").statusCode());
        var outsider = state(state, "break-glass", person("rosa"), subject);
        assertEquals(403, outsider.statusCode());
        assertEquals("not-preauthorised", outsider.jsonPath().getString("reason"));
        assertEquals(
                "is-requester",
                state(state, "break-glass", onCall("rita"), subject).jsonPath().getString("reason"));
        assertEquals("person-required", slug(state(state, "break-glass", integration(), subject)));
        assertEquals("review-required", read(decision).getString("verdict"));
        assertEquals("permit-refused", slug(askPermit(decision, ARGUMENTS)));
        assertEquals(List.of("decision.proposed", "policy.evaluated", "review.opened"), kinds(decision));
    }

    @Test
    void wherePolicyNamesNobodyNobodyMay() {
        var decision = propose("payout", "invoice").getString("decisionId");
        created(open(decision));
        var state = read(decision);
        var refused = state(state, "break-glass", onCall("otto"), state.getString("subject"));
        assertEquals("no-break-glass", refused.jsonPath().getString("reason"));
    }

    private static JsonPath opened() {
        var decision = propose("payout-emergency", "invoice").getString("decisionId");
        created(open(decision));
        return read(decision);
    }

    private static String onCall(String name) {
        return member(name, "on-call");
    }

    private static Response state(JsonPath state, String verdict, String token, String subject) {
        return state(state, verdict, token, subject, "the bank closes at noon");
    }

    private static Response state(JsonPath state, String verdict, String token, String subject, String reason) {
        var decision = state.getString("decisionId");
        return post(approval(), "/v1/decisions/" + decision + "/review", """
                {"event":"decided","head":"%s","personToken":"%s","statement":{"decision":"%s","subject":"%s",\
                "view":"sha256:%s","verdict":"%s","meaning":"It cannot wait","reason":"%s"}}""".formatted(
                        state.getString("head.leafHash"), token, decision, subject, "07".repeat(32), verdict, reason));
    }
}
