package io.trailwright.policy.workflow;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.trailwright.policy.Api;
import io.trailwright.policy.ServiceResources;
import io.trailwright.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class WorkflowApiTest {

    private static final String DOCUMENT = """
            {"title":"A workflow","owner":{"iss":"https://issuer.test","sub":"sub-olivia","name":"Olivia"},
             "approvedTools":["a-maker/a-model"],"dataCategories":["public"],
             "actions":[{"type":"an.action","target":"a-target"}]}""";

    @Test
    void aWorkflowIsRegisteredReadAndChangedByWhoKnowsItsNewestVersion() {
        // Given
        Response created =
                put("versions", DOCUMENT).then().statusCode(201).extract().response();
        String first = created.header("ETag");

        // When
        Response updated = Api.as("admin", "acme")
                .header("If-Match", first)
                .contentType(ContentType.JSON)
                .body(DOCUMENT.replace("a-model", "b-model"))
                .put("/v1/workflows/versions");

        // Then
        assertEquals('"' + created.path("digest").toString() + '"', first);
        updated.then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("approvedTools", contains("a-maker/b-model"))
                .body("registeredBy.sub", equalTo("admin-of-acme"));
        Api.as("auditor", "acme")
                .get("/v1/workflows/versions")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(updated.header("ETag")))
                .body("version", equalTo(2));
        Api.as("auditor", "acme")
                .get("/v1/workflows/versions/versions/1")
                .then()
                .statusCode(200)
                .body("approvedTools", contains("a-maker/a-model"))
                .body("digest", equalTo(created.path("digest")));
        Api.as("auditor", "acme")
                .get("/v1/workflows/versions/versions/3")
                .then()
                .statusCode(404);
        Api.evaluate(Api.item("acme", "versions", "an.action", "a-target", "{}"))
                .then()
                .body("results[0].evaluation.workflow.version", equalTo(2))
                .body("results[0].evaluation.workflow.approvedTools", contains("a-maker/b-model"));
    }

    @Test
    void theSameRegistrationAgainChangesNothing() {
        // Given
        String digest = put("again", DOCUMENT).then().statusCode(201).extract().path("digest");

        // Then
        put("again", DOCUMENT)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("digest", equalTo(digest));
    }

    @Test
    void aChangeByWhoDoesNotKnowTheNewestVersionIsRefused() {
        // Given
        String etag = put("guarded", DOCUMENT).then().statusCode(201).extract().header("ETag");
        String changed = DOCUMENT.replace("public", "secret");

        // Then
        put("guarded", changed)
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .header("ETag", equalTo(etag))
                .body("type", equalTo("https://trailwright.dev/problems/precondition-required"));
        conditional("guarded", "If-Match", "\"sha256:0\"", changed)
                .then()
                .statusCode(412)
                .header("ETag", equalTo(etag))
                .body("type", equalTo("https://trailwright.dev/problems/precondition-failed"));
        conditional("guarded", "If-None-Match", "*", changed).then().statusCode(412);
        conditional("never-there", "If-Match", "*", changed).then().statusCode(412);
        conditional("guarded", "If-Match", "guess", changed)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://trailwright.dev/problems/invalid-precondition"));
        Api.as("auditor", "acme").get("/v1/workflows/guarded").then().body("version", equalTo(1));
        Api.as("auditor", "acme").get("/v1/workflows/never-there").then().statusCode(404);
    }

    @Test
    void whatIsWrongIsNamedByPointerAndNothingIsWritten() {
        put("wrong", DOCUMENT.replace("\"name\":\"Olivia\"", "\"name\":7,\"email\":\"x\""))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://trailwright.dev/problems/invalid-request"))
                .body("violations.pointer", contains("/owner/name", "/owner/email"));
        put("wrong", DOCUMENT.replace("{\"title\"", "{\"id\":\"another\",\"title\""))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/id"));
        put("wrong", "{\"title\":\"a\",\"title\":\"b\"}")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://trailwright.dev/problems/malformed-document"));
        put("Wrong%20Id", DOCUMENT).then().statusCode(400).body("violations.pointer", contains("/id"));
        Api.as("admin", "acme")
                .contentType(ContentType.TEXT)
                .body(DOCUMENT)
                .put("/v1/workflows/wrong")
                .then()
                .statusCode(415);
        Api.as("auditor", "acme").get("/v1/workflows/wrong").then().statusCode(404);
    }

    @Test
    void workflowsAreListedPageByPageAndOfOneTenant() {
        // Given
        Api.register("pages", "a-first", "an.action").then().statusCode(201);
        Api.register("pages", "b-second", "an.action").then().statusCode(201);
        Api.register("pages", "c-third", "an.action").then().statusCode(201);

        // Then
        Api.as("auditor", "pages")
                .get("/v1/workflows?limit=2")
                .then()
                .statusCode(200)
                .body("workflows.id", contains("a-first", "b-second"))
                .body("next", equalTo("b-second"));
        Api.as("auditor", "pages")
                .get("/v1/workflows?limit=2&after=b-second")
                .then()
                .body("workflows.id", contains("c-third"))
                .body("next", nullValue());
        Api.as("auditor", "nobody").get("/v1/workflows").then().body("workflows", hasSize(0));
        Api.as("auditor", "nobody").get("/v1/workflows/a-first").then().statusCode(404);
        Api.as("auditor", "pages")
                .get("/v1/workflows?limit=0")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/limit"));
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
                "ledger-service",
                "approval-service",
                "reconstruction-service"
            })
    void onlyAnAdminRegisters(String role) {
        Api.as(role, "acme")
                .contentType(ContentType.JSON)
                .body(DOCUMENT)
                .put("/v1/workflows/not-by-" + role)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        Api.as("admin", "acme").get("/v1/workflows/not-by-" + role).then().statusCode(404);
    }

    @Test
    void withoutATenantNothingIsShownOrWritten() {
        // Given
        String token =
                TestTokens.builder().subject("x").roles("admin").noTenant().token();

        // Then
        Api.as(token)
                .contentType(ContentType.JSON)
                .body(DOCUMENT)
                .put("/v1/workflows/no-tenant")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://trailwright.dev/problems/tenant-missing"));
        Api.as(token).get("/v1/workflows").then().statusCode(403);
    }

    private static Response put(String id, String document) {
        return Api.as("admin", "acme")
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(document)
                .put("/v1/workflows/" + id);
    }

    private static Response conditional(String id, String header, String value, String document) {
        return Api.as("admin", "acme")
                .header(header, value)
                .contentType(ContentType.JSON)
                .body(document)
                .put("/v1/workflows/" + id);
    }
}
