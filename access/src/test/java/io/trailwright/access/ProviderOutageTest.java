package io.trailwright.access;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Whoever cannot be verified because the provider is away is told so: neither let in, nor refused, nor a failure of ours. */
@QuarkusTest
@TestProfile(ProviderOutageTest.NobodyListens.class)
class ProviderOutageTest {

    /** A provider at whose address nobody listens, from the start on. */
    public static class NobodyListens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.auth-server-url", "http://localhost:1/realms/trailwright",
                    "quarkus.oidc.client-id", "trailwright-ingest",
                    "quarkus.oidc.credentials.secret", "a secret of at least thirty-two characters",
                    "quarkus.oidc.token.audience", "trailwright-ingest");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class, Map.of("service", "ingest")));
        }
    }

    @Test
    void a_token_that_nobody_can_verify_now_is_answered_503() {
        for (var path : List.of("reactive", "blocking", "person")) {
            given().auth()
                    .oauth2(token())
                    // When
                    .get("/callers/" + path)
                    // Then
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("type", Matchers.equalTo("https://trailwright.dev/problems/identity-provider-unavailable"))
                    .body("instance", Matchers.equalTo("/callers/" + path));
        }
    }

    private static String token() {
        return TestTokens.builder()
                .forService("ingest")
                .subject("agent")
                .tenant("acme")
                .roles("integration")
                .token();
    }

    @Test
    void nobody_is_still_nobody() {
        given().get("/callers/reactive").then().statusCode(401);
    }
}
