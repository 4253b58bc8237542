package io.trailwright.ingest.client.identity;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** The tenant that verifies persons' tokens never authenticates a request. */
@QuarkusTest
class TokenAudienceTest extends IngestTest {

    @Test
    void noPathLetsATokenForTheApprovalServiceIn() {
        // Given
        var token = TestTokens.builder()
                .subject("svc")
                .client("svc")
                .tenant("person")
                .roles("integration", "auditor", "approval-service", "reconstruction-service")
                .forService("approval")
                .token();

        for (var path : new String[] {
            "/v1/decisions/person",
            "/v1/logs/person/entries",
            "/v1/logs/person/checkpoint",
            "/v1/logs",
            "/person/../v1/logs",
            "/v1/decisions/person/entries"
        }) {
            // When, Then
            given().auth()
                    .oauth2(token)
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(401);
        }
    }
}
