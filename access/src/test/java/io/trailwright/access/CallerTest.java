package io.trailwright.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class CallerTest {

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

    @ParameterizedTest
    @CsvSource({"reactive", "blocking"})
    void a_service_is_known_by_issuer_subject_client_and_tenant_and_is_no_person(String path) {
        // When
        Response response = get(path, good().token());

        // Then
        assertEquals(
                JsonPath.from("""
                        {"iss":"https://issuer.test","sub":"agent-1","client":"agent","tenant":"acme",
                         "roles":["integration"]}""").<Map<String, Object>>get(),
                response.jsonPath().<Map<String, Object>>get());
    }

    @Test
    void a_person_is_known_with_the_login() {
        // Given
        String token = TestTokens.personBuilder("alice", "acme", "/finance", "board")
                .claim("auth_time", 1_790_000_000L)
                .token();

        // When
        Response response = get("reactive", token);

        // Then
        assertEquals(
                JsonPath.from("""
                        {"iss":"https://issuer.test","sub":"sub-alice","client":"trailwright-ui","tenant":"acme",
                         "name":"Alice Example","roles":["reviewer"],
                         "login":{"authTime":"2026-09-21T14:13:20Z","sid":"session-alice","username":"alice",
                                  "groups":["board","finance"],"acr":"1","amr":["pwd"]}}""").<Map<String, Object>>get(),
                response.jsonPath().<Map<String, Object>>get());
    }

    @Test
    void a_token_without_auth_time_or_session_is_no_person_whatever_role_it_has() {
        // Given
        String noAuthTime =
                TestTokens.personBuilder("alice", "acme").noAuthTime().token();
        String noSession =
                TestTokens.personBuilder("alice", "acme").without("sid").token();

        String emptySession =
                TestTokens.personBuilder("alice", "acme").claim("sid", "").token();
        String beginningOfTime =
                TestTokens.personBuilder("alice", "acme").claim("auth_time", 0).token();
        String textTime = TestTokens.personBuilder("alice", "acme")
                .claim("auth_time", "now")
                .token();

        for (String token : List.of(noAuthTime, noSession, emptySession, beginningOfTime, textTime)) {
            // When
            Response response = get("person", token);

            // Then
            assertProblem(response, 403, "person-required");
        }
    }

    @Test
    void nobody_is_no_caller_even_where_everybody_is_let_in() {
        // When
        Response response = given().get("/callers/open");

        // Then
        assertProblem(response, 401, "unauthenticated");
    }

    @Test
    void a_caller_without_the_role_is_403() {
        // When
        Response response = get("blocking", TestTokens.person("alice", "acme"));

        // Then
        assertProblem(response, 403, "forbidden");
    }

    @Test
    void an_endpoint_that_says_nothing_is_closed() {
        // When
        Response response = get("forgotten", good().token());

        // Then
        assertProblem(response, 403, "forbidden");
    }

    static Stream<Object> badTenants() {
        return Stream.of(
                "", "-acme", "Acme", "a_b", "acme/../globex", "a".repeat(64), 7, List.of("acme", "globex"), true);
    }

    @ParameterizedTest
    @MethodSource("badTenants")
    void a_token_without_a_proper_tenant_is_403(Object tenant) {
        // When
        Response response = get("reactive", good().claim("tenant", tenant).token());

        // Then
        assertProblem(response, 403, "tenant-missing");
    }

    @Test
    void a_token_without_tenant_is_403() {
        // When
        Response response = get("reactive", good().noTenant().token());

        // Then
        assertProblem(response, 403, "tenant-missing");
        assertNull(response.path("violations"));
    }

    @Test
    void a_token_without_subject_is_401() {
        // When
        Response response = get("reactive", good().without("sub").token());

        // Then
        assertProblem(response, 401, "unauthenticated");
    }

    private static void assertProblem(Response response, int status, String slug) {
        assertEquals(status, response.statusCode(), response.asString());
        assertEquals(PROBLEM, response.contentType());
        assertEquals("https://trailwright.dev/problems/" + slug, response.path("type"));
        assertEquals(status, response.<Integer>path("status"));
    }
}
