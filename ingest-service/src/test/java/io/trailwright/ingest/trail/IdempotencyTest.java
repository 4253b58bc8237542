package io.trailwright.ingest.trail;

import static io.trailwright.ingest.IngestApi.ARGUMENTS;
import static io.trailwright.ingest.IngestApi.CHANGED;
import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.approved;
import static io.trailwright.ingest.IngestApi.askPermit;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decided;
import static io.trailwright.ingest.IngestApi.evidence;
import static io.trailwright.ingest.IngestApi.executor;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.proposal;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.PolicyStub;
import io.trailwright.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same key and body give the same answer, byte for byte, and nothing more is recorded. */
@QuarkusTest
class IdempotencyTest extends IngestTest {

    @Test
    void aProposalWithItsPermit() {
        assertSameAnswer(integration(), "/v1/decisions", proposal("brainstorm", ""), proposal("payout", ""));
    }

    @Test
    void aProposalEvenWhenPolicyIsDownByThen() {
        // Given
        var key = UUID.randomUUID().toString();
        var first = post(integration(), "/v1/decisions", key, proposal("brainstorm", ""));

        // When
        PolicyStub.behave(PolicyStub.Mode.DOWN);
        var second = post(integration(), "/v1/decisions", key, proposal("brainstorm", ""));

        // Then
        assertEquals(first.asString(), second.asString());
    }

    @Test
    void aReplayAfterTheTrailMovedOnStillSaysWhatTheFirstSaid() {
        // Given
        var key = UUID.randomUUID().toString();
        var first = post(integration(), "/v1/decisions", key, proposal("payout", "invoice"));
        var decision = created(first).getString("decisionId");
        created(open(decision));

        // When
        var second = post(integration(), "/v1/decisions", key, proposal("payout", "invoice"));

        // Then
        assertEquals(first.asString(), second.asString());
    }

    @Test
    void addedEvidence() {
        var decision = propose("payout", "").getString("decisionId");
        assertSameAnswer(
                integration(),
                "/v1/decisions/" + decision + "/evidence",
                "{\"evidence\":[" + evidence("invoice", "a") + "]}",
                "{\"evidence\":[" + evidence("invoice", "b") + "]}");
        assertEquals(4, kinds(decision).size());
    }

    @Test
    void aNote() {
        var decision = propose("payout", "").getString("decisionId");
        assertSameAnswer(
                integration(),
                "/v1/decisions/" + decision + "/notes",
                "{\"kind\":\"appeal\",\"text\":\"a\"}",
                "{\"kind\":\"appeal\",\"text\":\"b\"}");
        assertEquals(3, kinds(decision).size());
    }

    @Test
    void aChange() {
        var decision = propose("payout", "").getString("decisionId");
        assertSameAnswer(
                executor(),
                "/v1/decisions/" + decision + "/change",
                "{\"outcome\":\"executed\"}",
                "{\"outcome\":\"failed\"}");
        assertEquals(3, kinds(decision).size());
    }

    @Test
    void aReview() {
        var decision = propose("payout", "invoice").getString("decisionId");
        created(open(decision));
        var state = read(decision);
        var token = person("rosa");
        var body = decided(decision, state.getString("head.leafHash"), state.getString("subject"), "approved", token);
        assertSameAnswer(
                approval(), "/v1/decisions/" + decision + "/review", body, body.replace("contract", "invoice"));
        assertEquals(4, kinds(decision).size());
    }

    @Test
    void aPermit() {
        var decision = approved();
        assertSameAnswer(
                integration(),
                "/v1/decisions/" + decision + "/permit",
                "{\"arguments\":" + ARGUMENTS + "}",
                "{\"arguments\":" + CHANGED + "}");
    }

    @Test
    void aRedemption() {
        // Given
        var decision = approved();
        var permit = created(askPermit(decision, ARGUMENTS));
        var path = "/v1/permits/" + permit.getString("permitId") + "/redeem";
        var body = "{\"permit\":\"" + permit.getString("permit") + "\",\"arguments\":" + ARGUMENTS + "}";
        var key = UUID.randomUUID().toString();

        // When
        var first = post(executor(), path, key, body);
        var second = post(executor(), path, key, body);
        var another = post(executor(), path, body);

        // Then
        first.then().statusCode(200);
        assertEquals(first.asString(), second.asString());
        assertEquals("permit-already-redeemed", slug(another));
    }

    @Test
    void aKeyIsTheTenantsOwn() {
        // Given
        var key = UUID.randomUUID().toString();
        var ours = created(post(integration(), "/v1/decisions", key, proposal("payout", "")));

        // When
        var theirs = created(post(TestTokens.integration("globex"), "/v1/decisions", key, proposal("brainstorm", "")));

        // Then
        assertNotEquals(ours.getString("decisionId"), theirs.getString("decisionId"));
    }

    private static void assertSameAnswer(String token, String path, String body, String otherBody) {
        // Given
        var key = UUID.randomUUID().toString();

        // When
        var first = post(token, path, key, body);
        var second = post(token, path, key, body);
        var reused = post(token, path, key, otherBody);

        // Then
        created(first);
        created(second);
        assertEquals(first.asString(), second.asString());
        reused.then().statusCode(422);
        assertEquals("idempotency-key-reused", slug(reused));
    }
}
