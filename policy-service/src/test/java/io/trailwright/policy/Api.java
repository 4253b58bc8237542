package io.trailwright.policy;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.trailwright.testing.TestTokens;
import java.util.Arrays;

/** Calls the service under test. */
public final class Api {

    private Api() {}

    /** A request with a token. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    /** A request of somebody of a tenant with roles. */
    public static RequestSpecification as(String role, String tenant) {
        return as(TestTokens.withRoles(role + "-of-" + tenant, tenant, role));
    }

    /** Evaluates items, each a JSON object, as the ledger. */
    public static Response evaluate(String... items) {
        return as(TestTokens.machine("ledger-service"))
                .contentType(ContentType.JSON)
                .body("{\"items\":[" + String.join(",", items) + "]}")
                .post("/v1/evaluations");
    }

    /** Publishes YAML as a policy author of a tenant. */
    public static Response publish(String tenant, String yaml) {
        return yaml(as("policy-author", tenant), yaml).post("/v1/policies");
    }

    /** A request with YAML as its body. */
    public static RequestSpecification yaml(RequestSpecification request, String yaml) {
        return request.config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .body(yaml);
    }

    /** Registers a workflow with one action on a target named a-target; the workflow must be new. */
    public static Response register(String tenant, String id, String... actions) {
        String granted = String.join(
                ",",
                Arrays.stream(actions)
                        .map(action -> "{\"type\":\"" + action + "\",\"target\":\"a-target\"}")
                        .toList());
        return as("admin", tenant)
                .contentType(ContentType.JSON)
                .body("""
                    {"owner":{"iss":"https://issuer.test","sub":"sub-olivia","name":"Olivia"},
                     "approvedTools":["a-maker/a-model"],"dataCategories":["public"],"actions":[%s]}""".formatted(granted))
                .put("/v1/workflows/" + id);
    }

    /** An item for a registered workflow: a harmless one, with arguments. */
    public static String item(String tenant, String workflow, String action, String target, String arguments) {
        return """
            {"tenant":"%s","at":"2026-03-01T12:00:00Z","workflow":"%s",
             "tool":{"name":"claude-sonnet","provider":"anthropic","version":"4.5"},
             "prompt":{"id":"p-1","version":"7"},"dataCategories":["financial"],
             "action":{"type":"%s","target":"%s","arguments":%s},
             "evidence":[],"recommendation":true,"exceptions":true}""".formatted(tenant, workflow, action, target, arguments);
    }
}
