package io.trailwright.access;

import static io.restassured.RestAssured.given;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** A provider that was there at the start and hangs up when it is asked for a key that is new. */
@QuarkusTest
@TestProfile(KeysOutageTest.GoneAfterTheStart.class)
class KeysOutageTest {

    /** Such a provider. */
    public static class GoneAfterTheStart extends ProviderOutageTest.NobodyListens {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.application-type", "service",
                    "quarkus.oidc.token.audience", "trailwright-ingest");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(PostgresResource.class, Map.of("service", "ingest")),
                    new TestResourceEntry(Provider.class));
        }
    }

    /** Serves its keys once; none of them signed the tests' tokens. */
    public static class Provider implements QuarkusTestResourceLifecycleManager {
        private HttpServer server;
        private int keysServed;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException("the provider does not start", e);
            }
            String url = "http://localhost:" + server.getAddress().getPort();
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange,
                            "{\"issuer\":\"" + TestTokens.ISSUER + "\",\"jwks_uri\":\"" + url
                                    + "/keys\",\"token_endpoint\":\"" + url + "/token\"}"));
            server.createContext("/keys", this::keysOnce);
            server.start();
            return Map.of("quarkus.oidc.auth-server-url", url);
        }

        private void keysOnce(HttpExchange exchange) throws IOException {
            if (keysServed++ > 0) {
                exchange.close();
                return;
            }
            answer(
                    exchange,
                    "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"other\",\"use\":\"sig\",\"alg\":\"ES256\","
                            + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}");
        }

        private static void answer(HttpExchange exchange, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Test
    void a_token_of_a_key_that_cannot_be_fetched_now_is_answered_503() {
        given().auth()
                .oauth2(TestTokens.builder()
                        .forService("ingest")
                        .subject("agent")
                        .client("agent")
                        .tenant("acme")
                        .roles("integration")
                        .token())
                // When
                .get("/callers/reactive")
                // Then
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("type", Matchers.endsWith("/identity-provider-unavailable"));
    }
}
