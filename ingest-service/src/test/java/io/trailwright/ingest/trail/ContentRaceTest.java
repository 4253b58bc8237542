package io.trailwright.ingest.trail;

import static io.trailwright.ingest.IngestApi.ARGUMENTS;
import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.approved;
import static io.trailwright.ingest.IngestApi.askPermit;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decided;
import static io.trailwright.ingest.IngestApi.evidence;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.redeem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Content that changes while permission is given or spent: either order may win, never both. */
@QuarkusTest
class ContentRaceTest extends IngestTest {
    private static final int ROUNDS = 12;

    @Test
    void noPermitIsSpentAfterItsContentChanged() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            var decision = approved();
            var permit = created(askPermit(decision, ARGUMENTS));

            // When
            var answers = together(() -> addEvidence(decision), () -> redeem(permit, ARGUMENTS));

            // Then
            created(answers.get(0));
            var kinds = kinds(decision);
            boolean redeemed = answers.get(1).statusCode() == 200;
            assertEquals(redeemed, kinds.contains("permit.redeemed"));
            assertTrue(
                    !redeemed || kinds.indexOf("permit.redeemed") < kinds.indexOf("evidence.added"),
                    "redeemed on changed content: " + kinds);
        }
    }

    @Test
    void noApprovalCountsForContentThatWasNotDisplayed() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            var decision = propose("payout", "invoice").getString("decisionId");
            created(open(decision));
            var state = read(decision);
            var statement = decided(
                    decision, state.getString("head.leafHash"), state.getString("subject"), "approved", person("rosa"));

            // When
            var answers = together(
                    () -> addEvidence(decision),
                    () -> post(approval(), "/v1/decisions/" + decision + "/review", statement));

            // Then
            created(answers.get(0));
            assertEquals("review-required", read(decision).getString("verdict"));
            assertTrue(
                    List.of(201, 409).contains(answers.get(1).statusCode()),
                    answers.get(1).asString());
            assertEquals(
                    "permit-refused",
                    askPermit(decision, ARGUMENTS).jsonPath().getString("type").replaceAll(".*/", ""));
        }
    }

    @Test
    void ofApproveAndRejectExactlyOneWins() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            var decision = propose("payout", "invoice").getString("decisionId");
            created(open(decision));
            var state = read(decision);
            var path = "/v1/decisions/" + decision + "/review";
            var head = state.getString("head.leafHash");
            var subject = state.getString("subject");

            // When
            var answers = together(
                    () -> post(approval(), path, decided(decision, head, subject, "approved", person("rosa"))),
                    () -> post(approval(), path, decided(decision, head, subject, "rejected", person("ravi"))));

            // Then
            assertEquals(
                    List.of(201, 409),
                    answers.stream().map(Response::statusCode).sorted().toList());
            var verdict = answers.get(0).statusCode() == 201 ? "allowed" : "rejected";
            assertEquals(verdict, read(decision).getString("verdict"));
        }
    }

    private static Response addEvidence(String decision) {
        return post(
                integration(),
                "/v1/decisions/" + decision + "/evidence",
                "{\"evidence\":[" + evidence("complaint", "do not pay") + "]}");
    }

    private static List<Response> together(Supplier<Response> one, Supplier<Response> other) {
        var first = CompletableFuture.supplyAsync(one);
        var second = CompletableFuture.supplyAsync(other);
        return List.of(first.join(), second.join());
    }
}
