package io.trailwright.ingest.decision;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decide;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionWatchTest extends IngestTest {

    @Test
    void anUnchangedDecisionIsNotSentAgain() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        var etag = get(decision, "", "").getHeader("ETag");

        // When
        var again = get(decision, etag, "");

        // Then
        assertEquals("\"" + read(decision).getString("head.leafHash") + "\"", etag);
        assertEquals(304, again.statusCode());
        assertEquals(etag, again.getHeader("ETag"));
        assertEquals("", again.asString());
    }

    @Test
    void whoWaitsForNewsGetsItWhenItComes() throws Exception {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        var etag = get(decision, "", "").getHeader("ETag");
        var waiting = CompletableFuture.supplyAsync(() -> get(decision, etag, "wait=20"));
        Thread.sleep(300);

        // When
        created(open(decision));

        // Then
        var answer = waiting.get();
        assertEquals(200, answer.statusCode());
        assertNotEquals(etag, answer.getHeader("ETag"));
        assertEquals("wait=20", answer.getHeader("Preference-Applied"));
        assertTrue(answer.jsonPath().getBoolean("reviewOpen"));
    }

    @Test
    void whoWaitsForAVerdictGetsTheFinalOne() throws Exception {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        var waiting = CompletableFuture.supplyAsync(() -> get(decision, "", "respond-async, wait=20"));
        created(open(decision));

        // When
        created(decide(decision, "rejected", person("rosa")));

        // Then
        assertEquals("rejected", waiting.get().jsonPath().getString("verdict"));
    }

    @Test
    void patienceEnds() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        var start = Instant.now();

        // When
        var answer = get(decision, "", "wait=1");

        // Then
        var took = Duration.between(start, Instant.now());
        assertEquals("review-required", answer.jsonPath().getString("verdict"));
        assertTrue(took.toMillis() >= 900 && took.toSeconds() < 10, "took " + took);
    }

    @Test
    void anExpiryIsNewsWithoutAnyEntry() {
        // Given
        var decision = propose("payout-in-a-hurry", "invoice").getString("decisionId");

        // When
        var answer = get(decision, "", "wait=20");

        // Then
        assertEquals("expired", answer.jsonPath().getString("verdict"));
    }

    private static Response get(String decision, String etag, String prefer) {
        var request = given().auth().oauth2(integration());
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        if (!prefer.isEmpty()) {
            request.header("Prefer", prefer);
        }
        return request.get("/v1/decisions/" + decision);
    }
}
