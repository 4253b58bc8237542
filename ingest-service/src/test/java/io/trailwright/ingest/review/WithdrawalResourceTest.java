package io.trailwright.ingest.review;

import static io.trailwright.ingest.IngestApi.ARGUMENTS;
import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.approved;
import static io.trailwright.ingest.IngestApi.askPermit;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decide;
import static io.trailwright.ingest.IngestApi.executor;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.part;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.redeem;
import static io.trailwright.ingest.IngestApi.slug;
import static io.trailwright.ingest.IngestApi.withdraw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.TestTokens;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WithdrawalResourceTest extends IngestTest {

    @Test
    void theClientThatProposedItTakesItBackAndTheTrailSaysSo() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        created(open(decision));

        // When
        var answer = created(withdraw(integration(), decision));

        // Then
        assertEquals("rejected", answer.getString("verdict"));
        assertEquals("review.decided", answer.getString("receipt.entries[0].kind"));
        assertEquals("withdrawn", part(decision, 3, "statement").string("verdict"));
        assertEquals("paid by hand", part(decision, 3, "statement").string("reason"));
        assertEquals(
                part(decision, 0, "actor").string("sub"),
                part(decision, 3, "actor").string("sub"));
        assertEquals("rejected", read(decision).getString("verdict"));
        assertEquals("withdrawn", read(decision).getString("approvals[0].verdict"));
        assertEquals("review-closed", slug(decide(decision, "approved", person("rosa"))));
        assertEquals("decision-over", slug(withdraw(integration(), decision)));
    }

    @Test
    void aPermitThatIsOutCannotBeRedeemedAnyMore() {
        // Given
        var decision = approved();
        var permit = created(askPermit(decision, ARGUMENTS));

        // When
        created(withdraw(integration(), decision));

        // Then
        var refused = redeem(permit, ARGUMENTS);
        refused.then().statusCode(409);
        assertEquals("permit-refused", slug(refused));
        assertEquals("rejected", refused.jsonPath().getString("verdict"));
        assertEquals("permit-refused", slug(askPermit(decision, ARGUMENTS)));
    }

    @Test
    void whatWasRedeemedIsReportedAndNotWithdrawn() {
        // Given
        var decision = approved();
        redeem(created(askPermit(decision, ARGUMENTS)), ARGUMENTS).then().statusCode(200);

        // When
        var answer = withdraw(integration(), decision);

        // Then
        answer.then().statusCode(409);
        assertEquals("permit-already-redeemed", slug(answer));
    }

    @Test
    void aWithdrawalAndARedemptionThatMeetAreNeverBothRecorded() throws Exception {
        for (int round = 0; round < 20; round++) {
            // Given
            var decision = approved();
            var permit = created(askPermit(decision, ARGUMENTS));

            // When
            var withdrawal = CompletableFuture.supplyAsync(
                    () -> withdraw(integration(), decision).statusCode());
            var redemption = CompletableFuture.supplyAsync(
                    () -> redeem(permit, ARGUMENTS).statusCode());

            // Then
            assertEquals(
                    List.of(true, true),
                    List.of(
                            (withdrawal.get() == 201) != (redemption.get() == 200),
                            withdrawal.get() == 409 || redemption.get() == 409),
                    withdrawal.get() + " and " + redemption.get());
            var kinds = kinds(decision);
            boolean withdrawn = Collections.frequency(kinds, "review.decided") == 2;
            assertTrue(withdrawn != kinds.contains("permit.redeemed"), kinds::toString);
        }
    }

    @Test
    void nobodyElseWithdrawsIt() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");

        // When, Then
        var another = withdraw(TestTokens.withRoles("other-agent", "acme", "integration"), decision);
        another.then().statusCode(403);
        assertEquals("not-proposer", slug(another));
        withdraw(TestTokens.integration("globex"), decision).then().statusCode(404);
        for (var token : List.of(
                executor(),
                approval(),
                TestTokens.person("rosa", "acme", "finance-reviewers"),
                TestTokens.machine("reconstruction-service"),
                TestTokens.withRoles("boss", "acme", "admin", "auditor"))) {
            withdraw(token, decision).then().statusCode(403);
        }
        assertEquals("review-required", read(decision).getString("verdict"));
    }

    @Test
    void aWithdrawalNeedsAReasonAndCountsOnce() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        var key = UUID.randomUUID().toString();
        var path = "/v1/decisions/" + decision + "/withdrawal";

        // When, Then
        post(integration(), path, "{\"reason\":\" \"}").then().statusCode(400);
        post(integration(), path, "{}").then().statusCode(400);
        var first = created(post(integration(), path, key, "{\"reason\":\"paid\"}"));
        var again = created(post(integration(), path, key, "{\"reason\":\"paid\"}"));
        assertEquals(first.getString("receipt.entries[0].leafHash"), again.getString("receipt.entries[0].leafHash"));
        assertEquals(1, Collections.frequency(kinds(decision), "review.decided"));
    }
}
