package io.trailwright.reconstruction.trail;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may read what, and how refusals look. */
@QuarkusTest
class TrailAccessTest extends ReconstructionTest {

    @Test
    void anotherTenantsDecisionAnswersExactlyAsOneThatIsNotThere() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        var stranger = bench.ledger().newLog().name();
        var absent = UUID.fromString("0193a4f0-0000-7000-8000-00000000dead");

        for (var suffix : List.of("", "/bundle")) {
            // When
            var foreign = bench.get(stranger, "/v1/trails/" + decision.id() + suffix);
            var missing = bench.get(stranger, "/v1/trails/" + absent + suffix);

            // Then
            var foreignBody = foreign.statusCode(404)
                    .contentType("application/problem+json")
                    .extract()
                    .asString();
            var missingBody = missing.statusCode(404)
                    .contentType("application/problem+json")
                    .extract()
                    .asString();
            assertEquals(
                    missingBody.replace(absent.toString(), "ID"),
                    foreignBody.replace(decision.id().toString(), "ID"));
        }
        bench.get(stranger, "/v1/trails").statusCode(200).body("trails", hasSize(0));
    }

    @Test
    void onlyAuditorsAndIntegrationsRead() {
        // Given
        var decision = bench.payout();
        var tenant = decision.log().name();
        for (var path :
                List.of("/v1/trails", "/v1/trails/" + decision.id(), "/v1/trails/" + decision.id() + "/bundle")) {
            // When no token, bad tokens, other roles; Then 401 and 403 problems
            given().when().get(path).then().statusCode(401);
            for (var bad : List.of(
                    TestTokens.builder()
                            .subject("x")
                            .tenant(tenant)
                            .roles("auditor")
                            .expired()
                            .token(),
                    TestTokens.builder()
                            .subject("x")
                            .tenant(tenant)
                            .roles("auditor")
                            .wrongAudience()
                            .token(),
                    TestTokens.builder()
                            .subject("x")
                            .tenant(tenant)
                            .roles("auditor")
                            .unsigned()
                            .token(),
                    TestTokens.builder()
                            .subject("x")
                            .tenant(tenant)
                            .roles("auditor")
                            .signedByStranger()
                            .token())) {
                given().auth().oauth2(bad).when().get(path).then().statusCode(401);
            }
            for (var role : List.of("reviewer", "executor", "admin", "approval-service", "policy-author")) {
                given().auth()
                        .oauth2(TestTokens.withRoles("x", tenant, role))
                        .when()
                        .get(path)
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json");
            }
            given().auth()
                    .oauth2(TestTokens.builder().subject("x").roles("auditor").token())
                    .when()
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("https://trailwright.dev/problems/tenant-missing"));
            given().auth()
                    .oauth2(TestTokens.integration(tenant))
                    .when()
                    .get(path)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void requestsThatMakeNoSenseAreProblems() {
        // Given
        var tenant = bench.ledger().newLog().name();

        // When, Then
        bench.get(tenant, "/v1/trails/not-an-id").statusCode(404).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?limit=0").statusCode(400).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?limit=201").statusCode(400).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?limit=x").statusCode(400).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?after=x").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void answersCarryTheHeadersThatKeepABrowserStrict() {
        // Given
        var decision = bench.payout();

        // When
        var answer = bench.get(decision);

        // Then
        answer.header("Content-Security-Policy", startsWith("default-src 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"));
    }
}
