package io.trailwright.ingest.ledger.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A log that everybody may read: what is published, and nothing else. */
@QuarkusTest
@TestProfile(PublicReadingTest.PublicLog.class)
class PublicReadingTest extends LedgerHttpTestBase {
    /** The operator allows it. */
    public static final class PublicLog implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trailwright.log.public-read", "true");
        }
    }

    @Test
    void everybodyReadsWhatIsPublishedWithOrWithoutAToken() {
        // Given
        append(2);
        String reviewer = TestTokens.withRoles("x", "stranger", "reviewer");
        for (String path : List.of(
                "checkpoint",
                "keys",
                "tile/0/000.p/2",
                "tile/entries/000.p/2",
                "proof/inclusion?index=0&size=2",
                "proof/consistency?from=1&to=2")) {
            // When, Then
            String address = "/v1/logs/" + tenant + "/" + path;
            assertEquals(200, given().get(address).statusCode(), path);
            assertEquals(200, given().auth().oauth2(reviewer).get(address).statusCode(), path);
        }
        assertEquals(
                "public, max-age=31536000, immutable",
                given().get("/v1/logs/" + tenant + "/tile/0/000.p/2").header("Cache-Control"));
        assertEquals(
                "no-store", given().get("/v1/logs/" + tenant + "/checkpoint").header("Cache-Control"));
    }

    @Test
    void theRestStaysClosed() {
        // Given
        Receipt receipt = append(1);
        for (String path : List.of(
                "/v1/logs",
                "/v1/logs/" + tenant + "/entries",
                "/v1/decisions/" + receipt.trail(),
                "/v1/decisions/" + receipt.trail() + "/entries")) {
            // When, Then
            assertEquals(401, given().get(path).statusCode(), path);
        }
        assertEquals(
                401,
                given().contentType("application/json")
                        .body("{}")
                        .post("/v1/decisions")
                        .statusCode());
        assertEquals(
                404,
                given().auth()
                        .oauth2(TestTokens.integration("stranger"))
                        .get("/v1/decisions/" + receipt.trail() + "/entries")
                        .statusCode());
    }

    @Test
    void aLogThatIsNotThereIsNotFound() {
        for (String log : List.of("absent", "ABSENT", "a%2Fb")) {
            assertEquals(
                    404,
                    given().urlEncodingEnabled(false)
                            .get("/v1/logs/" + log + "/tile/0/000.p/1")
                            .statusCode());
        }
    }
}
