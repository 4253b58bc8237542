package io.trailwright.ingest.review;

import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.askPermit;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.part;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TokenBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CountersignedReviewTest extends IngestTest {

    @Test
    void anApprovalThatTheProviderSignedIsRecordedWithTokenAndKeysAndAllows() {
        // Given
        var state = opened();
        var idToken = idToken(statement(state, "approved"), token -> token).token();

        // When
        created(decide(state, "approved", idToken));

        // Then
        var decision = state.getString("decisionId");
        assertEquals(idToken, part(decision, 3, "countersignature").string("idToken"));
        assertEquals(TestTokens.ISSUER, part(decision, 3, "provider-keys").string("issuer"));
        assertEquals(1, part(decision, 3, "provider-keys").objectList("keys").size());
        assertEquals("allowed", read(decision).getString("verdict"));
    }

    @Test
    void withoutTheProvidersSignatureTheLedgerSaysWhatToHaveSigned() {
        // Given
        var state = opened();

        // When
        var refused = decide(state, "approved", null);

        // Then
        assertEquals(403, refused.statusCode());
        assertEquals("sign-in-insufficient", slug(refused));
        assertEquals("countersignature-required", refused.jsonPath().getString("reason"));
        assertEquals(
                Countersignature.nonce(statement(state, "approved").digest()),
                refused.jsonPath().getString("nonce"));
        assertUndecided(state.getString("decisionId"));
    }

    @Test
    void aTokenForAnythingElseIsRefusedAndNothingIsRecorded() {
        // Given
        var state = opened();
        var good = statement(state, "approved");
        Map<String, String> tokens = new LinkedHashMap<>();
        defect(
                tokens,
                "another statement",
                good,
                token -> token.claim("nonce", Countersignature.nonce(Digest.of(new byte[0]))));
        defect(tokens, "a rejection", statement(state, "rejected"), token -> token);
        defect(tokens, "another person", good, token -> token.subject("sub-sam"));
        defect(tokens, "another client", good, token -> token.claim("aud", "other")
                .client("other"));
        defect(
                tokens,
                "an old sign-in",
                good,
                token -> token.claim("auth_time", Instant.now().getEpochSecond() - 600));
        defect(tokens, "a weak sign-in", good, token -> token.claim("acr", "0"));
        defect(tokens, "expired", good, TokenBuilder::expired);
        defect(tokens, "another key", good, TokenBuilder::signedByStranger);
        defect(tokens, "no signature", good, TokenBuilder::unsigned);
        defect(tokens, "a shared secret", good, TokenBuilder::signedWithPublicKeyAsSecret);
        defect(tokens, "changed after signing", good, TokenBuilder::tampered);
        defect(tokens, "another issuer", good, TokenBuilder::wrongIssuer);
        tokens.put("the access token", person("rosa"));
        tokens.put("no token", "rosa");

        tokens.forEach((what, token) -> {
            // When
            var answer = decide(state, "approved", token);

            // Then
            assertEquals(403, answer.statusCode(), what);
            assertEquals("countersignature-invalid", answer.jsonPath().getString("reason"), what);
        });
        assertUndecided(state.getString("decisionId"));
    }

    @Test
    void aRejectionNeedsNoSignature() {
        var state = opened();
        created(decide(state, "rejected", null));
        assertEquals("rejected", read(state.getString("decisionId")).getString("verdict"));
    }

    @Test
    void aSignatureThatPolicyDoesNotAskForMustHoldAllTheSame() {
        // Given a policy that asks for none
        var decision = propose("payout", "invoice").getString("decisionId");
        created(open(decision));
        var state = read(decision);

        // Then
        assertEquals(403, decide(state, "approved", person("rosa")).statusCode());
        created(decide(
                state,
                "approved",
                idToken(statement(state, "approved"), token -> token).token()));
        assertNotNull(part(decision, 3, "countersignature"));
    }

    private static void defect(
            Map<String, String> tokens, String what, Statement statement, UnaryOperator<TokenBuilder> defect) {
        tokens.put(what, idToken(statement, defect).token());
    }

    private static JsonPath opened() {
        var decision = propose("payout-countersigned", "invoice").getString("decisionId");
        created(open(decision));
        return read(decision);
    }

    private static TokenBuilder idToken(Statement statement, UnaryOperator<TokenBuilder> defect) {
        var token = TestTokens.personBuilder("rosa", "acme", "finance-reviewers")
                .claim("typ", "ID")
                .claim("aud", "trailwright-ui")
                .claim("nonce", Countersignature.nonce(statement.digest()));
        return defect.apply(token);
    }

    private static Statement statement(JsonPath state, String verdict) {
        return new Statement(
                UUID.fromString(state.getString("decisionId")),
                Digest.parse(state.getString("subject")),
                Digest.of(new byte[] {7}),
                Outcome.of(verdict),
                "I have read it and answer for it",
                "checked against the contract");
    }

    private static Response decide(JsonPath state, String verdict, String idToken) {
        var decision = state.getString("decisionId");
        var statement =
                new String(statement(state, verdict).json().canonical(), java.nio.charset.StandardCharsets.UTF_8);
        return post(approval(), "/v1/decisions/" + decision + "/review", """
                {"event":"decided","head":"%s","personToken":"%s","statement":%s%s}""".formatted(
                        state.getString("head.leafHash"),
                        person("rosa"),
                        statement,
                        idToken == null ? "" : ",\"idToken\":\"" + idToken + "\""));
    }

    private static void assertUndecided(String decision) {
        assertFalse(kinds(decision).contains("review.decided"));
        assertEquals("review-required", read(decision).getString("verdict"));
        assertEquals("permit-refused", slug(askPermit(decision, "{}")));
    }
}
