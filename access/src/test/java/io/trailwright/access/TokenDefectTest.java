package io.trailwright.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TestTokensResource;
import io.trailwright.testing.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class TokenDefectTest {

    private static final String PROBLEM = "application/problem+json";

    private static TokenBuilder good() {
        return TestTokens.builder()
                .subject("agent-1")
                .client("agent")
                .tenant("acme")
                .roles("integration");
    }

    private static Response get(String path, String token) {
        return given().auth().oauth2(token).get("/callers/" + path);
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                Arguments.of("expired", good().expired().token()),
                Arguments.of("wrong audience", good().wrongAudience().token()),
                Arguments.of("no audience", good().noAudience().token()),
                Arguments.of(
                        "audience of another service",
                        good().forService("policy").token()),
                Arguments.of("wrong issuer", good().wrongIssuer().token()),
                Arguments.of(
                        "issuer with a slash",
                        good().claim("iss", TestTokens.ISSUER + "/").token()),
                Arguments.of("no issuer", good().without("iss").token()),
                Arguments.of("no expiry", good().without("exp").token()),
                Arguments.of(
                        "not valid yet", good().claim("nbf", 4_000_000_000L).token()),
                Arguments.of("unsigned", good().unsigned().token()),
                Arguments.of("signed by a stranger", good().signedByStranger().token()),
                Arguments.of(
                        "HS256 with the public key",
                        good().signedWithPublicKeyAsSecret().token()),
                Arguments.of("tampered", good().tampered().token()),
                Arguments.of("an ID token", good().claim("typ", "ID").token()),
                Arguments.of(
                        "an ID token that does not say so",
                        good().without("typ").claim("nonce", "n").token()),
                Arguments.of(
                        "a logout token",
                        good().claim("events", Map.of("logout", Map.of())).token()),
                Arguments.of(
                        "bound to a key, without proof",
                        good().claim("cnf", Map.of("jkt", "thumbprint")).token()),
                Arguments.of("dots", ".."),
                Arguments.of("JSON", "{\"payload\":\"e30\",\"signature\":\"\"}"),
                Arguments.of("not a token", "abc"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void a_token_with_a_defect_is_401_with_a_challenge_and_a_problem(String defect, String token) {
        for (String path : List.of("reactive", "blocking", "person", "open")) {
            // When
            Response response = get(path, token);

            // Then
            assertProblem(response, 401, "unauthenticated");
            assertEquals("Bearer", response.header("WWW-Authenticate").split(" ")[0]);
        }
    }

    @Test
    void no_token_is_401_with_a_challenge_and_a_problem() {
        // When
        Response response = given().get("/callers/blocking");

        // Then
        assertProblem(response, 401, "unauthenticated");
        assertEquals("Bearer", response.header("WWW-Authenticate"));
    }

    private static void assertProblem(Response response, int status, String slug) {
        assertEquals(status, response.statusCode(), response.asString());
        assertEquals(PROBLEM, response.contentType());
        assertEquals("https://trailwright.dev/problems/" + slug, response.path("type"));
        assertEquals(status, response.<Integer>path("status"));
    }
}
