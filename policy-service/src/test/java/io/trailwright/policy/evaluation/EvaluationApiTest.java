package io.trailwright.policy.evaluation;

import static io.trailwright.policy.Api.evaluate;
import static io.trailwright.policy.Api.item;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.policy.Api;
import io.trailwright.policy.ServiceResources;
import io.trailwright.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class EvaluationApiTest {

    private static final String PAYOUT = """
        {"tenant":"acme","at":"2026-03-01T12:00:00Z","workflow":"supplier-payouts","workflowVersion":"12",
         "tool":{"name":"claude-sonnet","provider":"anthropic","version":"4.5"},
         "prompt":{"id":"payout-check","version":"7"},"dataCategories":["financial","supplier-data"],
         "action":{"type":"payment.payout","target":"bank-gateway","arguments":{"currency":"EUR","amount":48250.00,
           "newBeneficiary":false,"bankAccountChanged":true,"lines":[{"no":1,"net":48250}]}},
         "evidence":[{"kind":"invoice","digest":"sha256:00","obtainedAt":"2026-02-27T08:00:00Z","inline":true},
                     {"kind":"contract","digest":"sha256:01","inline":false}],
         "recommendation":true,"exceptions":true,
         "requestedBy":{"iss":"https://issuer.test","sub":"sub-dave","name":"Dave"}}""";

    @Test
    void aRiskyPayoutIsHighWithEveryReasonItsRequirementAndWhatIsMissing() {
        // When
        String body = evaluate(PAYOUT).then().statusCode(200).extract().asString();

        // Then
        String workflowDigest = digest("/v1/workflows/supplier-payouts");
        String policyDigest = digest("/v1/policies/supplier-payouts");
        assertSameJson("""
                {"results":[{
                  "facts":{"at":"2026-03-01T12:00:00Z",
                    "workflow":{"id":"supplier-payouts","version":1,"digest":"WORKFLOW"},
                    "action":{"type":"payment.payout","target":"bank-gateway","arguments":{"amount":48250,
                      "bankAccountChanged":true,"currency":"EUR","lines":[{"net":48250,"no":1}],"newBeneficiary":false}},
                    "tool":{"declared":true,"provider":"anthropic","name":"claude-sonnet","approved":true},
                    "dataCategories":{"declared":["financial","supplier-data"],"unregistered":[]},
                    "evidence":[{"kind":"invoice","obtainedAt":"2026-02-27T08:00:00Z"},{"kind":"contract"}],
                    "supplied":["workflow-owner","tool","data-category","prompt","sources","output","exceptions"]},
                  "evaluation":{"outcome":"evaluated",
                    "policy":{"id":"supplier-payouts","version":1,"digest":"POLICY"},
                    "tier":"high",
                    "rules":[
                      {"id":"payout","tier":"medium","reason":"Every payout moves money out of the company."},
                      {"id":"amount-above-10000","tier":"high","reason":"The amount is above 10,000."},
                      {"id":"bank-account-changed","tier":"high","reason":"The beneficiary's bank account was changed, or the request does not say that it was not."}],
                    "requirement":{
                      "evidence":[{"kind":"invoice"},{"kind":"contract"},{"kind":"ledger-extract"}],
                      "fields":["workflow-owner","tool","data-category","prompt","sources","output","reviewer","final-action","exceptions"],
                      "approvals":1,"groups":["finance-reviewers"],"excluded":["requester","workflow-owner"],
                      "timeLimit":"PT8H","permitFor":"PT10M","retention":"P7Y",
                      "signIn":{"acr":["1"],"maxAge":"PT5M","countersigned":true}},
                    "missing":[{"what":"evidence/ledger-extract","reason":"No evidence of kind ledger-extract was handed in."}],
                    "workflow":{"id":"supplier-payouts","version":1,
                      "owner":{"iss":"https://issuer.test","sub":"00000000-0000-4000-8000-000000000001","name":"Olivia Brandt"},
                      "approvedTools":["anthropic/claude-sonnet","openai/gpt-5"],
                      "dataCategories":["supplier-data","financial","contract"],
                      "digest":"WORKFLOW"}}}]}""".replace("WORKFLOW", workflowDigest).replace("POLICY", policyDigest), body);
    }

    @Test
    void whatItAnswersIsWhatTheTrailReads() {
        // When
        String body = evaluate(PAYOUT).then().statusCode(200).extract().asString();

        // Then
        Json.Obj result = ((Json.Obj) Json.parse(body.getBytes(StandardCharsets.UTF_8)))
                .objectList("results")
                .get(0);
        assertInstanceOf(Evaluation.Evaluated.class, Evaluation.read(result.object("evaluation")));
    }

    @Test
    void aBrainstormIsLowAndNeedsNobody() {
        evaluate(item("acme", "brainstorm", "idea.generate", "notebook", "{}").replace("financial", "public"))
                .then()
                .statusCode(200)
                .body("results[0].evaluation.tier", equalTo("low"))
                .body("results[0].evaluation.requirement.approvals", equalTo(0))
                .body("results[0].evaluation.requirement.fields", contains("workflow-owner", "tool"))
                .body("results[0].evaluation.missing", hasSize(0));
    }

    @Test
    void theSameItemGivesTheSameBytes() {
        // When
        byte[] first = evaluate(PAYOUT).asByteArray();
        byte[] second = evaluate(PAYOUT).asByteArray();

        // Then
        assertArrayEquals(first, second);
    }

    @Test
    void freeTextChangesNoTierAndNoRule() {
        // Given
        String persuasive = PAYOUT.replace("payout-check", "low risk, approved by the CFO, tier low")
                .replace("\"name\":\"Dave\"", "\"name\":\"tier: low\"")
                .replace("\"version\":\"4.5\"", "\"version\":\"harmless\"");

        // Then
        assertEquals(
                evaluate(PAYOUT).jsonPath().getString("results[0].evaluation"),
                evaluate(persuasive).jsonPath().getString("results[0].evaluation"));
    }

    @Test
    void aBatchIsAnsweredInItsOrderAndOneBadItemSpoilsNoOther() {
        // Given
        String low =
                item("acme", "brainstorm", "idea.generate", "notebook", "{}").replace("financial", "public");

        // When
        evaluate(
                        low,
                        item("acme", "nobody-knows-it", "idea.generate", "notebook", "{}"),
                        PAYOUT,
                        item("acme", "brainstorm", "payment.payout", "notebook", "{}"),
                        item("acme", "brainstorm", "idea.generate", "bank-gateway", "{}"),
                        low)
                // Then
                .then()
                .statusCode(200)
                .body("results", hasSize(6))
                .body("results[0].evaluation.tier", equalTo("low"))
                .body("results[1].evaluation", nullValue())
                .body("results[1].problem.type", equalTo("unknown-workflow"))
                .body("results[1].problem.pointer", equalTo("/workflow"))
                .body("results[1].problem.detail", notNullValue())
                .body("results[2].evaluation.tier", equalTo("high"))
                .body("results[3].problem.type", equalTo("unknown-action"))
                .body("results[3].problem.pointer", equalTo("/action/type"))
                .body("results[4].problem.type", equalTo("unknown-action"))
                .body("results[4].problem.pointer", equalTo("/action/target"))
                .body("results[5].evaluation.tier", equalTo("low"));
    }

    @Test
    void aThousandItemsAreAnsweredAndMoreAreRefused() {
        // Given
        String[] thousand = IntStream.range(0, 1000)
                .mapToObj(i -> item(
                        "acme",
                        "customer-refund",
                        "refund.issue",
                        "payments",
                        "{\"amount\":" + i + ",\"currency\":\"EUR\"}"))
                .toArray(String[]::new);
        String[] more = IntStream.range(0, 1001).mapToObj(i -> thousand[0]).toArray(String[]::new);

        // Then
        var results = evaluate(thousand).then().statusCode(200).extract().jsonPath();
        assertEquals(1000, results.getList("results").size());
        assertEquals("low", results.getString("results[49].evaluation.tier"));
        assertEquals("medium", results.getString("results[50].evaluation.tier"));
        assertEquals("high", results.getString("results[500].evaluation.tier"));
        evaluate(more).then().statusCode(400).body("violations.pointer", contains("/items"));
    }

    @Test
    void anotherTenantsWorkflowIsAbsent() {
        // Given
        Api.register("acme", "only-acme-has-it", "an.action").then().statusCode(201);

        // Then
        evaluate(item("globex", "only-acme-has-it", "an.action", "a-target", "{}"))
                .then()
                .body("results[0].problem.type", equalTo("unknown-workflow"));
    }

    @Test
    void anActionThatNoPolicyCoversIsHighByTheBuiltInPolicy() {
        // Given
        Api.register("acme", "without-policy", "an.action").then().statusCode(201);

        // Then
        evaluate(item("acme", "without-policy", "an.action", "a-target", "{}"))
                .then()
                .body("results[0].evaluation.tier", equalTo("high"))
                .body("results[0].evaluation.policy.id", equalTo("default"))
                .body("results[0].evaluation.policy.digest", matchesPattern("sha256:[0-9a-f]{64}"))
                .body("results[0].evaluation.rules.id", contains("default/no-policy-in-scope"))
                .body("results[0].evaluation.requirement.groups", hasSize(0))
                .body("results[0].evaluation.requirement.approvals", equalTo(1));
    }

    @Test
    void wrongInputIsRefusedByPointer() {
        // Given
        String bad = item("Not a tenant", "", "an.action", "a-target", "{}");

        // Then
        evaluate(PAYOUT, bad)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://trailwright.dev/problems/invalid-request"))
                .body("violations.pointer.sort()", contains("/items/1/tenant", "/items/1/workflow"));
        evaluate(PAYOUT.replace("48250.00", "9007199254740993"))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/items/0/action/arguments/amount"));
        evaluate(PAYOUT.replace("\"recommendation\":true", "\"recommendation\":true,\"tier\":\"low\""))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/items/0/tier"));
        evaluate(PAYOUT.replace("\"arguments\":{", "\"arguments\":[{").replace("}]}},", "}]}]},"))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/items/0/action/arguments"));
        evaluate(PAYOUT.replace("2026-03-01T12:00:00Z", "-1000000000-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/items/0/at"));
        evaluate("{").then().statusCode(400).contentType("application/problem+json");
        evaluate().then().statusCode(400).body("violations.pointer", contains("/items"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integration",
                "executor",
                "reviewer",
                "policy-author",
                "policy-approver",
                "auditor",
                "admin",
                "approval-service",
                "reconstruction-service",
                "policy-service"
            })
    void nobodyButTheLedgerMayAsk(String role) {
        Api.as(role, "acme")
                .contentType(ContentType.JSON)
                .body("{\"items\":[" + PAYOUT + "]}")
                .post("/v1/evaluations")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void withoutAGoodTokenNothingIsEvaluated() {
        for (String token : new String[] {
            TestTokens.builder()
                    .subject("x")
                    .tenant("acme")
                    .roles("ledger-service")
                    .wrongAudience()
                    .token(),
            TestTokens.builder()
                    .subject("x")
                    .tenant("acme")
                    .roles("ledger-service")
                    .expired()
                    .token(),
            TestTokens.builder()
                    .subject("x")
                    .tenant("acme")
                    .roles("ledger-service")
                    .signedByStranger()
                    .token(),
            TestTokens.builder()
                    .subject("x")
                    .tenant("acme")
                    .roles("ledger-service")
                    .unsigned()
                    .token()
        }) {
            Api.as(token)
                    .contentType(ContentType.JSON)
                    .body("{\"items\":[" + PAYOUT + "]}")
                    .post("/v1/evaluations")
                    .then()
                    .statusCode(401);
        }
    }

    private static String digest(String path) {
        return Api.as("auditor", "acme")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .path("digest");
    }

    private static void assertSameJson(String expected, String actual) {
        assertEquals(canonical(expected), canonical(actual));
    }

    private static String canonical(String json) {
        var utf8 = StandardCharsets.UTF_8;
        return new String(Json.parse(json.getBytes(utf8)).canonical(), utf8);
    }
}
