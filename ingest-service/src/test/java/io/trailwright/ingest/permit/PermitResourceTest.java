package io.trailwright.ingest.permit;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.ARGUMENTS;
import static io.trailwright.ingest.IngestApi.CHANGED;
import static io.trailwright.ingest.IngestApi.approved;
import static io.trailwright.ingest.IngestApi.askPermit;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decide;
import static io.trailwright.ingest.IngestApi.evidence;
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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.TestTokens;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PermitResourceTest extends IngestTest {

    @Test
    void noPermitBeforeApproval() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");

        // When
        var answer = askPermit(decision, ARGUMENTS);

        // Then
        assertRefused(answer, "permit-refused");
        assertEquals("review-required", answer.jsonPath().getString("verdict"));
        assertFalse(kinds(decision).contains("permit.issued"));
    }

    @Test
    void noPermitAfterRejection() {
        // Given
        var decision = propose("payout", "invoice").getString("decisionId");
        created(open(decision));
        created(decide(decision, "rejected", person("rosa")));

        // When
        var answer = askPermit(decision, ARGUMENTS);

        // Then
        assertRefused(answer, "permit-refused");
        assertEquals("rejected", answer.jsonPath().getString("verdict"));
    }

    @Test
    void noPermitForChangedArguments() {
        // Given
        var decision = approved();

        // When
        var answer = askPermit(decision, CHANGED);

        // Then
        assertRefused(answer, "arguments-changed");
        assertFalse(kinds(decision).contains("permit.issued"));
    }

    @Test
    void theSameArgumentsInAnotherOrderAndNotationAreTheSame() {
        // Given
        var decision = approved();

        // When
        var answer = askPermit(
                decision, "{ \"iban\":\"DE02120300000000202051\", \"currency\":\"E\\u0055R\", \"amount\":1.2505e3 }");

        // Then
        created(answer);
    }

    @Test
    void anApprovedDecisionGetsAPermitThatATargetVerifiesOffline() {
        // Given
        var decision = approved();

        // When
        var permit = created(askPermit(decision, ARGUMENTS));

        // Then
        var claims = verifyOffline(permit.getString("permit"));
        var entry = (Json.Obj)
                Json.parse(permit.getString("receipt.entries[0].header").getBytes());
        assertEquals(permit.getString("permitId"), claims.string("jti"));
        assertEquals(decision, claims.string("decision"));
        assertEquals("erp.acme", claims.string("aud"));
        assertEquals("payment.payout", claims.string("action"));
        assertEquals("acme", claims.string("log"));
        assertEquals(permit.getLong("receipt.entries[0].index"), claims.integer("index"));
        assertEquals(permit.getString("receipt.entries[0].leafHash"), claims.string("leafHash"));
        assertEquals("permit.issued", entry.string("kind"));
        assertEquals(1, claims.array("approvals").items().size());
        assertEquals(600, claims.integer("exp") - claims.integer("iat"));
    }

    @Test
    void anOutstandingPermitIsGivenAgainByteForByte() {
        // Given
        var decision = approved();
        var first = created(askPermit(decision, ARGUMENTS));

        // When
        var second = created(askPermit(decision, ARGUMENTS));

        // Then
        assertEquals(first.getString("permit"), second.getString("permit"));
        assertEquals(first.getString("receipt.entries[0].leafHash"), second.getString("receipt.entries[0].leafHash"));
        assertEquals(1, Collections.frequency(kinds(decision), "permit.issued"));
    }

    @Test
    void aPermitIsRedeemedOnce() {
        // Given
        var decision = approved();
        var permit = created(askPermit(decision, ARGUMENTS));

        // When
        var first = redeem(permit, ARGUMENTS);
        var second = redeem(permit, ARGUMENTS);

        // Then
        first.then().statusCode(200);
        assertEquals(decision, first.jsonPath().getString("decisionId"));
        assertRefused(second, "permit-already-redeemed");
        assertRefused(askPermit(decision, ARGUMENTS), "permit-already-redeemed");
        assertEquals("redeemed", read(decision).getString("permit.state"));
        assertEquals("erp", part(decision, kinds(decision).size() - 1, "actor").string("sub"));
        assertEquals(
                permit.getString("permit"),
                part(decision, kinds(decision).size() - 1, "redemption").string("permit"));
    }

    @Test
    void ofFiftyParallelRedemptionsExactlyOneSucceeds() throws Exception {
        // Given
        var decision = approved();
        var permit = created(askPermit(decision, ARGUMENTS));

        // When
        var answers = inParallel(50, () -> redeem(permit, ARGUMENTS));

        // Then
        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 200).count());
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> assertRefused(answer, "permit-already-redeemed"));
        assertEquals(1, Collections.frequency(kinds(decision), "permit.redeemed"));
    }

    @Test
    void ofManyParallelRequestsForAPermitAllGetTheSame() throws Exception {
        // Given
        var decision = approved();

        // When
        var answers = inParallel(20, () -> askPermit(decision, ARGUMENTS));

        // Then
        var permits = answers.stream()
                .map(answer -> created(answer).getString("permit"))
                .distinct()
                .toList();
        assertEquals(1, permits.size());
        assertEquals(1, Collections.frequency(kinds(decision), "permit.issued"));
    }

    @Test
    void aPermitIsNotRedeemedForOtherArguments() {
        // Given
        var decision = approved();
        var permit = created(askPermit(decision, ARGUMENTS));

        // When
        var answer = redeem(permit, CHANGED);

        // Then
        assertRefused(answer, "arguments-changed");
        assertFalse(kinds(decision).contains("permit.redeemed"));
    }

    @Test
    void anExpiredPermitIsNotRedeemedAndANewOneIsGiven() throws Exception {
        // Given
        var answer = propose("brief", "");
        var decision = answer.getString("decisionId");
        var spent = JsonPath.from("{\"permitId\":\"" + answer.getString("permit.permitId") + "\",\"permit\":\""
                + answer.getString("permit.permit") + "\"}");
        Thread.sleep(1100);

        // When
        var late = redeem(spent, ARGUMENTS);
        var renewed = created(askPermit(decision, ARGUMENTS));

        // Then
        assertRefused(late, "permit-expired");
        redeem(renewed, ARGUMENTS).then().statusCode(200);
        redeem(spent, ARGUMENTS).then().statusCode(409);
    }

    @Test
    void evidenceAfterThePermitVoidsIt() {
        // Given
        var decision = approved();
        var permit = created(askPermit(decision, ARGUMENTS));
        created(post(
                integration(),
                "/v1/decisions/" + decision + "/evidence",
                "{\"evidence\":[" + evidence("complaint", "do not pay") + "]}"));

        // When
        var answer = redeem(permit, ARGUMENTS);

        // Then
        assertRefused(answer, "permit-refused");
        assertEquals("review-required", answer.jsonPath().getString("verdict"));
    }

    @Test
    void aPermitThatIsNotOursIsInvalid() {
        // Given
        var permit = created(askPermit(approved(), ARGUMENTS));
        var segments = permit.getString("permit").split("\\.");
        var none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        var swapped =
                created(askPermit(approved(), ARGUMENTS)).getString("permit").split("\\.");

        for (var forged : List.of(
                "x",
                none + "." + segments[1] + ".",
                segments[0] + "." + segments[1] + ".",
                segments[0] + "." + swapped[1] + "." + segments[2],
                String.join(".", swapped),
                permit.getString("permit") + "=")) {
            // When
            var answer = post(
                    executor(),
                    "/v1/permits/" + permit.getString("permitId") + "/redeem",
                    "{\"permit\":\"" + forged + "\",\"arguments\":" + ARGUMENTS + "}");

            // Then
            answer.then().statusCode(422);
            assertEquals("permit-invalid", slug(answer));
        }
    }

    @Test
    void onlyAnExecutorRedeemsAndOnlyOfItsTenant() {
        // Given
        var permit = created(askPermit(approved(), ARGUMENTS));
        var path = "/v1/permits/" + permit.getString("permitId") + "/redeem";
        var body = "{\"permit\":\"" + permit.getString("permit") + "\",\"arguments\":" + ARGUMENTS + "}";

        // Then
        post(integration(), path, body).then().statusCode(403);
        post(TestTokens.withRoles("erp", "globex", "executor"), path, body)
                .then()
                .statusCode(404);
        post(executor(), path, body).then().statusCode(200);
    }

    @Test
    void aRedeemedPermitAndItsChangeLeaveNoViolation() {
        // Given
        var decision = approved();
        var permit = created(askPermit(decision, ARGUMENTS));
        redeem(permit, ARGUMENTS).then().statusCode(200);

        // When
        var answer = created(post(executor(), "/v1/decisions/" + decision + "/change", """
            {"outcome":"executed","reference":"PAY-7","permitId":"%s",
             "action":{"type":"payment.payout","target":"erp.acme","arguments":%s}}""".formatted(
                        permit.getString("permitId"), ARGUMENTS)));

        // Then
        assertEquals(List.of(), answer.getList("violations"));
        assertEquals("PAY-7", read(decision).getString("change.reference"));
    }

    @Test
    void aChangeOfOtherArgumentsIsAViolation() {
        // Given
        var decision = approved();
        redeem(created(askPermit(decision, ARGUMENTS)), ARGUMENTS).then().statusCode(200);

        // When
        var answer = created(post(executor(), "/v1/decisions/" + decision + "/change", """
            {"outcome":"executed","action":{"type":"payment.payout","target":"erp.acme","arguments":%s}}""".formatted(CHANGED)));

        // Then
        assertEquals(List.of("change-differs"), answer.getList("violations.type"));
    }

    private static void assertRefused(Response answer, String slug) {
        answer.then().statusCode(409).contentType("application/problem+json");
        assertEquals(slug, slug(answer));
    }

    /** As a target does it: with the published key and nothing else. */
    private static Json.Obj verifyOffline(String compact) {
        var segments = compact.split("\\.");
        var url = Base64.getUrlDecoder();
        var header = (Json.Obj) Json.parse(url.decode(segments[0]));
        var keys =
                given().get("/v1/permit-keys").then().statusCode(200).extract().jsonPath();
        assertEquals("EdDSA", header.string("alg"));
        assertEquals("trailwright-permit+jwt", header.string("typ"));
        assertEquals(keys.getString("keys[0].kid"), header.string("kid"));
        assertEquals("OKP", keys.getString("keys[0].kty"));
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(url.decode(keys.getString("keys[0].x")), 0));
        var content = (segments[0] + "." + segments[1]).getBytes();
        verifier.update(content, 0, content.length);
        assertTrue(verifier.verifySignature(url.decode(segments[2])));
        return (Json.Obj) Json.parse(url.decode(segments[1]));
    }

    private static List<Response> inParallel(int times, Callable<Response> request) throws Exception {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var answers = new ArrayList<Response>();
            for (Future<Response> answer : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> request).toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
