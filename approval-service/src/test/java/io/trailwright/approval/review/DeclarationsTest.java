package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Verdict;
import io.trailwright.testing.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reviewer declares: no conflict of interest or one, and that evidence is accepted unread. */
@QuarkusTest
class DeclarationsTest extends ServiceTest {
    private static final String PROBLEM = "https://trailwright.dev/problems/";

    @Test
    void wherePolicyAsksForTheDeclarationAnApprovalWithoutItIsNotSent() {
        // Given
        var decision = open(Json.object().put("conflictDeclaration", true).build(), Proposal.payout());

        // When, Then
        decide("anna", decision, decision(decision, "approved", ""))
                .statusCode(403)
                .body("type", is(PROBLEM + "not-qualified"))
                .body("detail", containsString("Declare that you have no conflict of interest"));
        page("anna", "/reviews/" + decision)
                .body(containsString("I declare that I have no conflict of interest"))
                .body(containsString("declares to have no conflict of interest"));
        var declared = new HashMap<>(decision(decision, "approved", ""));
        declared.put("conflict", "some");
        decide("anna", decision, declared).statusCode(400);
        declared.put("conflict", "none");
        decide("anna", decision, declared).statusCode(201).body("state", is("approved"));
        assertEquals("none", lastCall(decision).object("statement").string("conflict"));
        assertTrue(ledger().state(decision)
                .approvals()
                .get(0)
                .statement()
                .declared()
                .noConflict());
    }

    @Test
    void whoHasAConflictSaysSoAndTakesNoPart() {
        // Given
        var decision = openPayout(1);

        // When, Then
        decide("anna", decision, decision(decision, "recused", "")).statusCode(400);
        decide("anna", decision, decision(decision, "recused", "My brother owns it."))
                .statusCode(201);
        decide("anna", decision, decision(decision, "approved", ""))
                .statusCode(403)
                .body("detail", containsString("has declared a conflict of interest"));
        page("ben", "/reviews/" + decision).body(containsString("Takes no part: a conflict of interest"));
        decide("ben", decision, decision(decision, "approved", ""))
                .statusCode(201)
                .body("state", is("approved"));
    }

    @Test
    void evidenceThatCannotBeLookedAtIsAcceptedByNameOrNotAtAll() {
        // Given an archive in the high tier, and a policy that names people for that
        var risk = Json.object()
                .put(
                        "riskAcceptance",
                        Json.object()
                                .put("groups", Json.strings(List.of(group + "-risk")))
                                .build())
                .build();
        var decision = open(risk, Proposal.payout().with("archive", "Attachments", "application/zip", "PK"));
        var ruth = TestTokens.person("ruth", tenant, group, group + "-risk");
        var archive = review("anna", decision).getString("evidence.find { it.kind == 'archive' }.digest");
        var invoice = review("anna", decision).getString("evidence.find { it.kind == 'invoice' }.digest");

        // When, Then
        accepting(ruth, decision, List.of()).statusCode(409).body("type", is(PROBLEM + "view-incomplete"));
        accepting(token("anna"), decision, List.of(archive))
                .statusCode(403)
                .body("type", is(PROBLEM + "not-qualified"));
        accepting(ruth, decision, List.of(invoice)).statusCode(403).body("detail", containsString("Name exactly"));
        accepting(ruth, decision, List.of(archive, invoice)).statusCode(403);
        page("anna", "/reviews/" + decision).body(not(containsString("id=\"risk-form\"")));
        given().auth()
                .oauth2(ruth)
                .get("/reviews/" + decision)
                .then()
                .body(containsString("id=\"risk-form\""))
                .body(containsString(archive));
        assertEquals(Verdict.REVIEW_REQUIRED, ledger().state(decision).verdict());
        accepting(ruth, decision, List.of(archive)).statusCode(201).body("state", is("approved"));
        var statement = ledger().state(decision).approvals().get(0).statement();
        assertEquals(
                List.of(archive),
                statement.declared().riskAccepted().orElseThrow().evidence().stream()
                        .map(Object::toString)
                        .toList());
        assertTrue(statement.meaning().contains("I accept the risk"), statement.meaning());
    }

    private UUID open(Json.Obj more, Proposal proposal) {
        var decision = ledger().propose(tenant, proposal, Evaluations.with(Evaluations.high(1, group, "PT4H"), more));
        untilOpen(decision);
        return decision;
    }

    private ValidatableResponse accepting(String token, UUID decision, List<String> evidence) {
        var body = new HashMap<String, Object>(decision(decision, "approved", ""));
        if (!evidence.isEmpty()) {
            body.put("riskAccepted", Map.of("evidence", evidence, "reason", "We know this supplier."));
        }
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reviews/" + decision + "/decision")
                .then();
    }
}
