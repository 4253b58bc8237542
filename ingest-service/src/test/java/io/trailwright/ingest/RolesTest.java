package io.trailwright.ingest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TokenBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may call what: every role at every endpoint of a decision's life, and every defect of a token. */
@QuarkusTest
class RolesTest extends IngestTest {
    private static final List<String> ROLES = List.of(
            "integration",
            "executor",
            "reviewer",
            "policy-author",
            "policy-approver",
            "auditor",
            "admin",
            "ledger-service",
            "approval-service",
            "reconstruction-service",
            "policy-service");

    private static Map<String, Set<String>> posts() {
        var id = UUID.randomUUID();
        Map<String, Set<String>> allowed = new LinkedHashMap<>();
        allowed.put("/v1/decisions", Set.of("integration"));
        allowed.put("/v1/decisions/" + id + "/evidence", Set.of("integration"));
        allowed.put("/v1/decisions/" + id + "/notes", Set.of("integration", "executor", "reviewer"));
        allowed.put("/v1/decisions/" + id + "/change", Set.of("integration", "executor"));
        allowed.put("/v1/decisions/" + id + "/permit", Set.of("integration"));
        allowed.put("/v1/decisions/" + id + "/review", Set.of("approval-service"));
        allowed.put("/v1/permits/" + id + "/redeem", Set.of("executor"));
        return allowed;
    }

    @Test
    void everyRoleMayCallWhatItIsForAndNothingElse() {
        posts().forEach((path, allowed) -> {
            for (var role : ROLES) {
                // When
                int status = IngestApi.post(TestTokens.withRoles("x", "acme", role), path, "{}")
                        .statusCode();

                // Then
                if (allowed.contains(role)) {
                    assertNotEquals(403, status, role + " at " + path);
                } else {
                    assertEquals(403, status, role + " at " + path);
                }
            }
        });
    }

    @Test
    void noDefectiveTokenIsTaken() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("expired", good().expired().token());
        tokens.put("other audience", good().wrongAudience().token());
        tokens.put("for another service", good().forService("approval").token());
        tokens.put("no audience", good().noAudience().token());
        tokens.put("other issuer", good().wrongIssuer().token());
        tokens.put("unsigned", good().unsigned().token());
        tokens.put("stranger's key", good().signedByStranger().token());
        tokens.put("no token at all", "x");

        var paths = posts();
        paths.keySet()
                .forEach(path -> tokens.forEach((what, token) ->
                        // When, Then
                        assertEquals(401, IngestApi.post(token, path, "{}").statusCode(), what + " at " + path)));
        paths.keySet().forEach(path -> given().contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(401));
    }

    @Test
    void onlyThePermitKeysAreOpen() {
        given().get("/v1/permit-keys").then().statusCode(200);
        given().get("/v1/decisions/" + UUID.randomUUID()).then().statusCode(401);
    }

    private static TokenBuilder good() {
        return TestTokens.builder().subject("x").client("x").tenant("acme").roles(ROLES.toArray(String[]::new));
    }
}
