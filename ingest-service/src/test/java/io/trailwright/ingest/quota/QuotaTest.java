package io.trailwright.ingest.quota;

import static io.trailwright.ingest.IngestApi.proposal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestApi;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is too much is said so at once, and is not recorded; what is accepted is recorded. */
@QuarkusTest
class QuotaTest extends IngestTest {
    @Inject
    Ledger ledger;

    @Test
    void aTenantThatSendsMoreThanItMayIsAnswered429AndNothingOfItIsRecorded() throws Exception {
        // Given
        var token = TestTokens.integration("counted");
        long before = entries("counted");

        // When
        var answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(n -> IngestApi.post(token, "/v1/decisions", proposal("brainstorm", "")))
                .toList();

        // Then
        var refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        long accepted =
                answers.stream().filter(answer -> answer.statusCode() == 201).count();
        assertTrue(accepted >= 1 && !refused.isEmpty(), accepted + " accepted, " + refused.size() + " refused");
        assertEquals(40, accepted + refused.size());
        refused.forEach(answer -> {
            answer.then().contentType("application/problem+json");
            assertEquals("quota-exceeded", IngestApi.slug(answer));
            assertEquals("1", answer.header("Retry-After"));
        });
        assertEquals(before + accepted * 3, entries("counted"));
        assertEquals(
                201,
                IngestApi.post(IngestApi.integration(), "/v1/decisions", proposal("brainstorm", ""))
                        .statusCode());
    }

    @Test
    void aBulkStreamOfSuchATenantWaitsInsteadOfFailing() throws Exception {
        // Given
        var line = proposal("brainstorm", "").replace("\n", "");
        long before = entries("counted");

        // When
        var answer = IngestApi.ndjson()
                .auth()
                .oauth2(TestTokens.integration("counted"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(String.join("\n", Collections.nCopies(8, line)))
                .post("/v1/decisions:bulk");

        // Then
        assertEquals(
                8,
                answer.asString()
                        .lines()
                        .filter(each -> each.contains("\"status\":201"))
                        .count());
        assertEquals(before + 24, entries("counted"));
    }

    @Test
    void bytesCountToo() {
        // Given
        var token = TestTokens.integration("weighed");
        var large = proposal("brainstorm", "").replace("Pay invoice 42", "x".repeat(1900));

        // When
        List<Response> answers = IntStream.range(0, 12)
                .mapToObj(n -> IngestApi.post(token, "/v1/decisions", large))
                .toList();

        // Then
        assertTrue(answers.stream().anyMatch(answer -> answer.statusCode() == 429));
        assertTrue(answers.stream().anyMatch(answer -> answer.statusCode() == 201));
    }

    @Test
    void whatIsMoreThanCanBeDoneIsSentAwayAtOnceAndWhatIsAcceptedIsRecordedInTime() throws Exception {
        // Given
        var tenant = "o" + UUID.randomUUID().toString().substring(0, 8);
        var token = TestTokens.integration(tenant);
        superuser("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END $$");
        superuser("CREATE TRIGGER slow BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION slow()");
        try {
            var client = HttpClient.newHttpClient();

            // When
            long began = System.nanoTime();
            var calls = IntStream.range(0, 1200)
                    .mapToObj(n -> client.sendAsync(request(token), HttpResponse.BodyHandlers.ofString()))
                    .toList();
            var answers = calls.stream().map(CompletableFuture::join).toList();
            var took = Duration.ofNanos(System.nanoTime() - began);

            // Then
            long accepted = answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .count();
            long shed = answers.stream()
                    .filter(answer -> answer.statusCode() == 503)
                    .count();
            assertEquals(1200, accepted + shed);
            assertTrue(accepted > 0 && shed > 0, accepted + " accepted, " + shed + " sent away");
            assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, "took " + took);
            answers.stream().filter(answer -> answer.statusCode() == 503).forEach(answer -> {
                assertTrue(answer.body().contains("/not-recorded\""), answer.body());
                assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
                assertEquals(
                        "application/problem+json",
                        answer.headers().firstValue("Content-Type").orElse(""));
            });
            assertEquals(accepted * 3, entries(tenant));
        } finally {
            superuser("DROP TRIGGER slow ON log_head");
            superuser("DROP FUNCTION slow()");
        }
    }

    private static HttpRequest request(String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/decisions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(proposal("brainstorm", "")))
                .build();
    }

    private static long entries(String log) throws SQLException {
        try (var connection = PostgresResource.current().connectAsSuperuser();
                var query = connection.prepareStatement("SELECT count(*) FROM entry WHERE log = ?")) {
            query.setString(1, log);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void superuser(String sql) throws SQLException {
        try (var connection = PostgresResource.current().connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
