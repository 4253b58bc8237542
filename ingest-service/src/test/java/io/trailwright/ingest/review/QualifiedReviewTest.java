package io.trailwright.ingest.review;

import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.part;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.TestTokens;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Training, conflicts of interest and accepted risks at the ledger's door. */
@QuarkusTest
class QualifiedReviewTest extends IngestTest {
    private static final String NONE = ",\"conflict\":\"none\"";

    @Test
    void theTokensTrainingIsRecordedAsFarAsPolicyAsksForIt() {
        // Given
        var decision = opened();

        // When
        created(decide(
                decision, "approved", token("rosa", Map.of("payments", "2099-01-01", "other", "2099-01-01")), NONE));

        // Then
        assertEquals("allowed", read(decision).getString("verdict"));
        var reviewer = part(decision, 3, "reviewer");
        assertEquals("2099-01-02T00:00:00Z", reviewer.object("training").string("payments"));
        assertEquals(1, reviewer.object("training").members().size());
        assertEquals("none", part(decision, 3, "statement").string("conflict"));
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsRecorded() {
        // Given
        var decision = opened();
        var trained = token("rosa", Map.of("payments", "2099-01-01"));

        // When, Then
        refused(decide(decision, "approved", plain("rosa"), NONE), "training-missing");
        refused(decide(decision, "approved", token("rosa", Map.of("other", "2099-01-01")), NONE), "training-missing");
        refused(
                decide(
                        decision,
                        "approved",
                        token("rosa", Map.of("payments", Instant.now().getEpochSecond())),
                        NONE),
                "training-expired");
        refused(decide(decision, "approved", trained, ""), "conflict-not-declared");
        var unreadable = decide(decision, "approved", token("rosa", Map.of("payments", "for ever")), NONE);
        assertEquals(409, unreadable.statusCode());
        assertEquals("training-unreadable", slug(unreadable));
        var risk = ",\"riskAccepted\":{\"evidence\":[\"sha256:%s\"],\"reason\":\"known\"}".formatted("ab".repeat(32));
        refused(decide(decision, "approved", trained, NONE + risk), "risk-not-theirs");
        assertEquals(
                400,
                decide(decision, "approved", trained, ",\"conflict\":\"some\"").statusCode());
        assertFalse(kinds(decision).contains("review.decided"));
        assertEquals("review-required", read(decision).getString("verdict"));
    }

    @Test
    void aRejectionAndAConflictNeedNoTrainingAndAConflictExcludes() {
        // Given
        var decision = opened();

        // When
        created(decide(decision, "recused", plain("rosa"), ""));

        // Then
        var again = decide(decision, "rejected", plain("rosa"), "");
        assertEquals("has-conflict", again.jsonPath().getString("reason"));
        created(decide(decision, "rejected", plain("ravi"), ""));
    }

    private static void refused(Response answer, String reason) {
        assertEquals(403, answer.statusCode(), answer.asString());
        assertEquals("not-qualified", slug(answer));
        assertEquals(reason, answer.jsonPath().getString("reason"));
    }

    private static String opened() {
        var decision = propose("payout-qualified", "invoice").getString("decisionId");
        created(open(decision));
        return decision;
    }

    private static String plain(String name) {
        return TestTokens.personBuilder(name, "acme", "finance-reviewers")
                .forService("approval")
                .token();
    }

    private static String token(String name, Map<String, ?> training) {
        return TestTokens.personBuilder(name, "acme", "finance-reviewers")
                .forService("approval")
                .claim("training", training)
                .token();
    }

    private static Response decide(String decision, String verdict, String token, String declared) {
        var state = read(decision);
        return post(approval(), "/v1/decisions/" + decision + "/review", """
                {"event":"decided","head":"%s","personToken":"%s","statement":{"decision":"%s","subject":"%s",\
                "view":"sha256:%s","verdict":"%s","meaning":"I answer for it","reason":"because"%s}}""".formatted(
                        state.getString("head.leafHash"),
                        token,
                        decision,
                        state.getString("subject"),
                        "07".repeat(32),
                        verdict,
                        declared));
    }
}
