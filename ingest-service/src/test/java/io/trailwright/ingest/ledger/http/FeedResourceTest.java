package io.trailwright.ingest.ledger.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.trailwright.testing.TestTokens;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedResourceTest extends LedgerHttpTestBase {

    @Test
    void aServiceFollowsTheFeedOfEveryTenant() {
        // Given
        append(3);
        // When, Then
        machine().get("/v1/logs").then().statusCode(200).body("logs", hasItem(tenant));
        machine()
                .get("/v1/logs/{log}/entries?limit=2", tenant)
                .then()
                .statusCode(200)
                .body("entries.index", contains(0, 1))
                .body("next", equalTo(1));
        ValidatableResponse rest = machine()
                .get("/v1/logs/{log}/entries?after=1", tenant)
                .then()
                .statusCode(200)
                .body("entries.index", contains(2))
                .body("entries[0].seq", equalTo(2))
                .body("entries[0].kind", equalTo("note.added"))
                .body("entries[0].inclusion", nullValue())
                .body("next", equalTo(2));
        assertEntry(rest.extract().jsonPath(), "entries[0]");
        machine()
                .get("/v1/logs/{log}/entries?after=2", tenant)
                .then()
                .statusCode(200)
                .body("entries", empty())
                .body("next", equalTo(2));
    }

    @Test
    void anEmptyPageIsHeldBackUntilSomethingIsRecorded() throws Exception {
        // Given
        append(1);
        CompletableFuture<ValidatableResponse> waiting = CompletableFuture.supplyAsync(() -> machine()
                .header("Prefer", "respond-async, wait=30")
                .get("/v1/logs/{log}/entries?after=0", tenant)
                .then());
        Thread.sleep(300);
        // When
        append(1);
        // Then
        waiting.get(10, TimeUnit.SECONDS).statusCode(200).body("entries.index", contains(1));
    }

    @Test
    void aWaitEndsWithAnEmptyPageWhenNothingHappens() {
        // Given
        append(1);
        long before = System.nanoTime();
        // When, Then
        machine()
                .header("Prefer", "wait=1")
                .get("/v1/logs/{log}/entries?after=0", tenant)
                .then()
                .statusCode(200)
                .body("entries", empty())
                .body("next", equalTo(0));
        assertTrue(System.nanoTime() - before >= Duration.ofMillis(900).toNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "/entries?after=-2, after, must be a whole number of at least -1",
        "/entries?after=1e3, after, must be a whole number of at least -1",
        "/entries?after=99999999999999999999, after, must be a whole number of at least -1",
        "/entries?limit=0, limit, must be a whole number from 1 to 1000",
        "/entries?limit=1001, limit, must be a whole number from 1 to 1000",
        "/entries?limit=ten, limit, must be a whole number from 1 to 1000",
        "/proof/inclusion?size=1, index, is required",
        "/proof/inclusion?index=x&size=1, index, must be a whole number of at least 0",
        "/proof/inclusion?index=0&size=+1, size, must be a whole number of at least 1",
        "/proof/consistency?from=0&to=1, from, must be a whole number of at least 1",
        "/proof/consistency?from=1, to, is required"
    })
    void aBadNumberIsNamed(String path, String parameter, String message) {
        // Given
        append(1);
        // When, Then
        machine()
                .get("/v1/logs/" + tenant + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://trailwright.dev/problems/invalid-request"))
                .body("detail", equalTo("The parameter " + parameter + " " + message + "."))
                .body("violations[0].pointer", equalTo("/" + parameter))
                .body("violations[0].message", equalTo(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/logs", "/v1/logs/x/entries"})
    void theFeedIsForServicesAlone(String path) {
        given().get(path).then().statusCode(401);
        given().auth().oauth2(TestTokens.integration("x")).get(path).then().statusCode(403);
        given().auth()
                .oauth2(TestTokens.person("alice", "x", "finance"))
                .get(path)
                .then()
                .statusCode(403);
    }

    @Test
    void theServiceIsReadyWhenItsDatabaseIs() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
