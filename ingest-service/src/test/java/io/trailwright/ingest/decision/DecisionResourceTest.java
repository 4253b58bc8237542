package io.trailwright.ingest.decision;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.evidence;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.part;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.proposal;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Header;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.TlogProof;
import io.trailwright.ingest.IngestApi;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.ledger.LogKeys;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionResourceTest extends IngestTest {

    @Inject
    LogKeys keys;

    @Test
    void aLowRiskDecisionIsAllowedWithItsPermitInOneRoundTrip() {
        // When
        var answer = propose("brainstorm", "");

        // Then
        assertEquals("allowed", answer.getString("verdict"));
        assertEquals("low", answer.getString("tier"));
        assertEquals(List.of("rule-low"), answer.getList("rules.id"));
        assertEquals(3, answer.getInt("policy.version"));
        assertEquals(List.of(), answer.getList("missing"));
        assertEquals(3, answer.getString("permit.permit").split("\\.").length);
        assertEquals(
                List.of("decision.proposed", "policy.evaluated", "permit.issued"),
                answer.getList("receipt.entries.kind"));
        assertReceiptCovers(answer);
    }

    @Test
    void aHighRiskDecisionWaitsForPeople() {
        // When
        var answer = propose("payout", "invoice");

        // Then
        assertEquals("review-required", answer.getString("verdict"));
        assertEquals("high", answer.getString("tier"));
        assertEquals(1, answer.getInt("requirement.approvals"));
        assertEquals(List.of("finance-reviewers"), answer.getList("requirement.groups"));
        assertEquals(List.of("requester", "workflow-owner"), answer.getList("requirement.excluded"));
        assertNull(answer.get("permit"));
        assertReceiptCovers(answer);
    }

    @Test
    void aDecisionWithoutItsEvidenceSaysWhatIsMissing() {
        // When
        var answer = propose("payout", "");

        // Then
        assertEquals("evidence-required", answer.getString("verdict"));
        assertEquals(List.of("evidence/invoice"), answer.getList("missing.what"));
    }

    @Test
    void evidenceThatWasMissingMovesTheDecisionOnInTheSameTransaction() {
        // Given
        var decision = propose("payout", "").getString("decisionId");

        // When
        var answer = created(post(
                integration(),
                "/v1/decisions/" + decision + "/evidence",
                "{\"evidence\":[" + evidence("invoice", "invoice 42") + "]}"));

        // Then
        assertEquals("review-required", answer.getString("verdict"));
        assertEquals(List.of("evidence.added", "policy.evaluated"), answer.getList("receipt.entries.kind"));
        assertReceiptCovers(answer);
    }

    @Test
    void evidenceThatAllowsALowerTierBringsItsPermit() {
        // Given
        var decision = propose("summary", "").getString("decisionId");

        // When
        var answer = created(post(
                integration(),
                "/v1/decisions/" + decision + "/evidence",
                "{\"evidence\":[" + evidence("source", "a document") + "]}"));

        // Then
        assertEquals("allowed", answer.getString("verdict"));
        assertEquals("issued", read(decision).getString("permit.state"));
        assertEquals(answer.getString("permit.permitId"), read(decision).getString("permit.permitId"));
    }

    @Test
    void whatWasSentIsRecordedPartByPartInCanonicalForm() {
        // Given
        var body = proposal("payout", "invoice");

        // When
        var decision = created(given().auth()
                        .oauth2(integration())
                        .contentType("application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                        .body(body)
                        .post("/v1/decisions"))
                .getString("decisionId");

        // Then
        assertEquals(
                "{\"client\":\"agent-acme\",\"iss\":\"https://issuer.test\",\"sub\":\"agent-acme\",\"tenant\":\"acme\"}",
                text(part(decision, 0, "actor")));
        assertEquals(
                "{\"dataCategories\":[\"finance\"],\"prompt\":{\"id\":\"payouts\",\"version\":\"3\"},"
                        + "\"requestedBy\":{\"iss\":\"https://issuer.test\",\"name\":\"Rita Requester\",\"sub\":\"sub-rita\"},"
                        + "\"summary\":\"Pay invoice 42 of Brick & Co\",\"tool\":{\"name\":\"gpt\",\"provider\":\"someone\","
                        + "\"version\":\"5\"},\"traceparent\":\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\","
                        + "\"workflow\":\"payout\",\"workflowVersion\":\"7\"}",
                text(part(decision, 0, "request")));
        assertEquals(
                "{\"arguments\":" + IngestApi.ARGUMENTS + ",\"target\":\"erp.acme\",\"type\":\"payment.payout\"}",
                text(part(decision, 0, "action")));
        assertEquals(
                "{\"digest\":\"" + Digest.of("the content".getBytes(StandardCharsets.UTF_8))
                        + "\",\"inline\":true,\"kind\":\"invoice\",\"mediaType\":\"text/plain\","
                        + "\"obtainedAt\":\"2026-11-01T08:00:00Z\",\"size\":11,\"title\":\"A invoice\"}",
                text(part(decision, 0, "evidence/0")));
        assertEquals(
                "{\"confidence\":0.9,\"output\":{\"score\":0.93},\"summary\":\"Pay it\"}",
                text(part(decision, 0, "recommendation")));
        assertEquals(List.of("decision.proposed", "policy.evaluated"), kinds(decision));
    }

    @Test
    void aChangeWithoutAPermitIsRecordedAndShownAsAViolation() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");

        // When
        var answer = created(post(
                integration(),
                "/v1/decisions/" + decision + "/change",
                "{\"outcome\":\"executed\",\"reference\":\"PAY-1\",\"executedAt\":\"2026-11-20T10:00:00+01:00\"}"));

        // Then
        assertEquals(List.of("change-without-permit"), answer.getList("violations.type"));
        var state = read(decision);
        assertEquals(List.of("change-without-permit"), state.getList("violations.type"));
        assertEquals("asserted", state.getString("change.known"));
        assertEquals("2026-11-20T09:00:00Z", state.getString("change.executedAt"));
        assertEquals("review-required", state.getString("verdict"));
    }

    @Test
    void whoExecutesHasObservedTheChange() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");

        // When
        created(post(IngestApi.executor(), "/v1/decisions/" + decision + "/change", "{\"outcome\":\"not-executed\"}"));

        // Then
        assertEquals("observed", read(decision).getString("change.known"));
        assertEquals(List.of(), read(decision).getList("violations"));
    }

    @Test
    void aNoteIsRecordedAndMovesNothing() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        var before = read(decision);

        // When
        created(post(
                integration(),
                "/v1/decisions/" + decision + "/notes",
                "{\"kind\":\"escalation\",\"text\":\"The supplier is new\"}"));

        // Then
        var after = read(decision);
        assertEquals(before.getString("verdict"), after.getString("verdict"));
        assertEquals(before.getString("subject"), after.getString("subject"));
        assertEquals("{\"kind\":\"escalation\",\"text\":\"The supplier is new\"}", text(part(decision, 2, "note")));
    }

    @Test
    void theReadDecisionSaysEverythingOnce() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");

        // When
        var state = read(decision);

        // Then
        assertEquals(decision, state.getString("decisionId"));
        assertEquals("payout", state.getString("workflow"));
        assertEquals("payment.payout", state.getString("action.type"));
        assertEquals(
                Digest.of(Json.parse(IngestApi.ARGUMENTS.getBytes(StandardCharsets.UTF_8))
                                .canonical())
                        .toString(),
                state.getString("action.argumentsDigest"));
        assertEquals(1, state.getInt("head.seq"));
        assertFalse(state.getBoolean("reviewOpen"));
        assertEquals(List.of(), state.getList("approvals"));
        assertNull(state.get("permit"));
        assertNull(state.get("change"));
    }

    /** Each receipt entry's leaf hash is of its header, the headers chain, and a proof shows each in the signed tree. */
    private void assertReceiptCovers(JsonPath answer) {
        List<String> headers = answer.getList("receipt.entries.header");
        List<String> hashes = answer.getList("receipt.entries.leafHash");
        for (int i = 0; i < headers.size(); i++) {
            var bytes = headers.get(i).getBytes(StandardCharsets.UTF_8);
            var header = Header.parse(bytes);
            assertEquals(MerkleTree.leafHash(bytes).toString(), hashes.get(i));
            assertEquals(answer.getString("decisionId"), header.trail().toString());
            assertEquals("acme", header.log());
            var proof = TlogProof.parse(answer.getString("receipt.entries[" + i + "].proof"));
            assertEquals(answer.getLong("receipt.entries[" + i + "].index"), proof.index());
            assertEquals(answer.getString("receipt.checkpoint"), proof.checkpoint());
            assertEquals(
                    keys.name("acme"),
                    proof.verify(MerkleTree.leafHash(bytes), List.of(keys.verifierKey("acme")))
                            .origin());
            if (i > 0) {
                assertEquals(hashes.get(i - 1), header.prev().orElseThrow().toString());
            }
        }
    }

    private static String text(Json json) {
        return new String(json.canonical(), StandardCharsets.UTF_8);
    }
}
