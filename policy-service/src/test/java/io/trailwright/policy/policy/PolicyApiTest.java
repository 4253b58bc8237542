package io.trailwright.policy.policy;

import static io.trailwright.policy.Api.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.trailwright.policy.Api;
import io.trailwright.policy.ServiceResources;
import io.trailwright.policy.document.DocumentParser;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PolicyApiTest {

    @Test
    void aPublishedPolicyIsInForceAtOnceAndItsVersionsStay() {
        // Given
        Api.register("acme", "a-flow", "an.action").then().statusCode(201);
        Response first = publish("acme", yaml("a-policy", "a-flow", "low"));

        // Then
        first.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/policies/a-policy/versions/1"))
                .header("ETag", equalTo('"' + first.path("digest").toString() + '"'))
                .body("version", equalTo(1))
                .body("title", equalTo("A policy"))
                .body("document.rules[0].tier", equalTo("low"))
                .body("publishedBy.sub", equalTo("policy-author-of-acme"));
        assertEquals("low 1 " + first.path("digest"), evaluated("acme", "a-flow"));

        // When
        Response second = publish("acme", yaml("a-policy", "a-flow", "medium"));

        // Then
        second.then().statusCode(201).body("version", equalTo(2));
        assertEquals("medium 2 " + second.path("digest"), evaluated("acme", "a-flow"));
        Api.as("auditor", "acme")
                .get("/v1/policies/a-policy/versions/1")
                .then()
                .statusCode(200)
                .body("digest", equalTo(first.path("digest")))
                .body("document.rules[0].tier", equalTo("low"));
        Api.as("auditor", "acme").get("/v1/policies/a-policy").then().body("version", equalTo(2));
        Api.as("auditor", "acme").get("/v1/policies").then().body("policies.id", hasItem("a-policy"));
        Api.as("auditor", "globex").get("/v1/policies/a-policy").then().statusCode(404);
        Api.as("auditor", "globex")
                .get("/v1/policies/a-policy/versions/1")
                .then()
                .statusCode(404);
    }

    @Test
    void theSameDocumentAgainChangesNothingHoweverItIsWritten() {
        // Given
        String digest = publish("acme", yaml("same-again", "same-flow", "low"))
                .then()
                .statusCode(201)
                .extract()
                .path("digest");

        // When
        Response again = Api.as("policy-author", "acme")
                .contentType(ContentType.JSON)
                .body(new String(DocumentParser.yaml(
                                yaml("same-again", "same-flow", "low").getBytes())
                        .canonical()))
                .post("/v1/policies");

        // Then
        again.then().statusCode(200).body("version", equalTo(1)).body("digest", equalTo(digest));
    }

    @Test
    void rulesThatDoNotCompileAndTestsThatFailAreNamedAndNothingIsPublished() {
        publish("acme", yaml("broken", "broken-flow", "low").replace("args.amount > 10", "amount >"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://trailwright.dev/problems/document-refused"))
                .body("violations.pointer", contains("/rules/1/when"));
        publish("acme", yaml("broken", "broken-flow", "low").replace("{amount: 11}", "{amount: 9}"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/tests/1/expect/tier"))
                .body(
                        "violations[0].message",
                        equalTo("Test 'a large one is high' expects tier high, but it is low by base."));
        Api.as("policy-author", "acme").get("/v1/policies/broken").then().statusCode(404);
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        publish("acme", yaml("odd", "odd-flow", "lowest"))
                .then()
                .statusCode(400)
                .body("type", equalTo("https://trailwright.dev/problems/invalid-request"))
                .body("violations.pointer", contains("/rules/0/tier", "/tests/0/expect/tier"));
        publish("acme", "id: [")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://trailwright.dev/problems/malformed-document"));
        publish("acme", "id: " + "x".repeat(DocumentParser.MAX_BYTES)).then().statusCode(413);
        publish("acme", "").then().statusCode(400);
        Api.as("policy-author", "acme")
                .contentType(ContentType.XML)
                .body("<id/>")
                .post("/v1/policies")
                .then()
                .statusCode(415);
    }

    @Test
    void noTwoPoliciesCoverTheSameAndTheNarrowestWins() {
        // Given
        Api.register("acme", "narrow-flow", "an.action", "other.action").then().statusCode(201);
        publish("acme", yaml("wide", "narrow-flow", "medium").replace("an.action", "'*'"))
                .then()
                .statusCode(201);
        publish("acme", yaml("narrow", "narrow-flow", "low")).then().statusCode(201);

        // Then
        publish("acme", yaml("third", "narrow-flow", "low"))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://trailwright.dev/problems/scope-taken"))
                .body("violations.pointer", contains("/scope"));
        Api.as("policy-author", "acme").get("/v1/policies/third").then().statusCode(404);
        assertTrue(evaluated("acme", "narrow-flow").startsWith("low 1"));
        Api.evaluate(Api.item("acme", "narrow-flow", "other.action", "a-target", "{\"amount\":1}"))
                .then()
                .body("results[0].evaluation.policy.id", equalTo("wide"))
                .body("results[0].evaluation.tier", equalTo("medium"));
        publish("globex", yaml("third", "narrow-flow", "low")).then().statusCode(201);
    }

    @Test
    void aPolicyThatGivesUpPartOfItsScopeLeavesItToOthers() {
        // Given
        publish("acme", yaml("giver", "given-flow", "low")).then().statusCode(201);
        publish("acme", yaml("taker", "given-flow", "low")).then().statusCode(409);

        // When
        publish("acme", yaml("giver", "kept-flow", "low"))
                .then()
                .statusCode(201)
                .body("version", equalTo(2));

        // Then
        publish("acme", yaml("taker", "given-flow", "low"))
                .then()
                .statusCode(201)
                .body("version", equalTo(1));
    }

    @Test
    void whoNamesAVersionReplacesOnlyThatOne() {
        // Given
        String etag = publish("acme", yaml("named", "named-flow", "low"))
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");

        // Then
        conditional("If-Match", "\"sha256:0\"", yaml("named", "named-flow", "high"))
                .then()
                .statusCode(412);
        conditional("If-None-Match", "*", yaml("named", "named-flow", "high"))
                .then()
                .statusCode(412);
        conditional("If-Match", etag, yaml("named", "named-flow", "high"))
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        conditional("If-Match", etag, yaml("named", "named-flow", "medium"))
                .then()
                .statusCode(412);
    }

    @Test
    void manyWhoPublishAtOnceGetDifferentVersionsOrAreTold() throws InterruptedException, ExecutionException {
        // Given
        var threads = Executors.newFixedThreadPool(6);

        // When
        List<Future<Response>> futures = threads.invokeAll(IntStream.range(0, 6)
                .<Callable<Response>>mapToObj(i ->
                        () -> publish("acme", yaml("raced", "raced-flow", "low").replace("A policy", "Policy " + i)))
                .toList());
        threads.shutdown();

        // Then
        int published = 0;
        for (Future<Response> future : futures) {
            int status = future.get().statusCode();
            assertTrue(status == 201 || status == 409, "status " + status);
            published += status == 201 ? 1 : 0;
        }
        Api.as("auditor", "acme").get("/v1/policies/raced").then().body("version", equalTo(published));
        for (int version = 1; version <= published; version++) {
            Api.as("auditor", "acme")
                    .get("/v1/policies/raced/versions/" + version)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void policiesAreListedPageByPage() {
        // Given
        publish("policy-pages", yaml("a-first", "f1", "low")).then().statusCode(201);
        publish("policy-pages", yaml("b-second", "f2", "low")).then().statusCode(201);

        // Then
        Api.as("auditor", "policy-pages")
                .get("/v1/policies?limit=1")
                .then()
                .body("policies.id", contains("a-first"))
                .body("next", equalTo("a-first"));
        Api.as("auditor", "policy-pages")
                .get("/v1/policies?limit=1&after=a-first")
                .then()
                .body("policies.id", contains("b-second"))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integration",
                "executor",
                "reviewer",
                "policy-approver",
                "auditor",
                "admin",
                "ledger-service",
                "approval-service",
                "reconstruction-service",
                "policy-service"
            })
    void onlyAPolicyAuthorPublishes(String role) {
        Api.yaml(Api.as(role, "acme"), yaml("not-by-" + role, "some-flow", "low"))
                .post("/v1/policies")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        Api.as("policy-author", "acme")
                .get("/v1/policies/not-by-" + role)
                .then()
                .statusCode(404);
    }

    private static String evaluated(String tenant, String workflow) {
        var answer = Api.evaluate(Api.item(tenant, workflow, "an.action", "a-target", "{\"amount\":1}"))
                .jsonPath();
        return "%s %s %s"
                .formatted(
                        answer.getString("results[0].evaluation.tier"),
                        answer.getString("results[0].evaluation.policy.version"),
                        answer.getString("results[0].evaluation.policy.digest"));
    }

    private static Response conditional(String header, String value, String yaml) {
        return Api.yaml(Api.as("policy-author", "acme").header(header, value), yaml)
                .post("/v1/policies");
    }

    private static String yaml(String id, String workflow, String tier) {
        return """
            id: %s
            title: A policy
            scope: {workflows: [%s], actions: [an.action]}
            rules:
              - {id: base, when: "true", tier: %s, reason: It is always so.}
              - {id: large, when: args.amount > 10, tier: high, reason: It is large.}
            requirements:
              medium: {groups: [finance-reviewers]}
            tests:
              - {name: a small one is as it is, facts: {args: {amount: 1}}, expect: {tier: %s}}
              - {name: a large one is high, facts: {args: {amount: 11}}, expect: {tier: high}}
            """.formatted(id, workflow, tier, tier);
    }
}
