package io.trailwright.ingest.ledger.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.ingest.TestKeys;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.LogKeys;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokens;
import io.trailwright.testing.TestTokensResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(TestKeys.class)
class LedgerHttpTest {

    private static final byte[] BODY = "{\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.UTF_8);

    @Inject
    Ledger ledger;

    @Inject
    LogKeys keys;

    private String tenant = "";

    @BeforeEach
    void newTenant() {
        tenant = "t-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aServiceFollowsTheFeedOfEveryTenant() {
        // Given
        append(3);
        // When, Then
        machine().get("/v1/logs").then().statusCode(200).body("logs", hasItem(tenant));
        machine().get("/v1/logs/{log}/entries?limit=2", tenant)
                .then()
                .statusCode(200)
                .body("entries.index", contains(0, 1))
                .body("next", equalTo(1));
        ValidatableResponse rest = machine().get("/v1/logs/{log}/entries?after=1", tenant)
                .then()
                .statusCode(200)
                .body("entries.index", contains(2))
                .body("entries[0].seq", equalTo(2))
                .body("entries[0].kind", equalTo("note.added"))
                .body("entries[0].inclusion", nullValue())
                .body("next", equalTo(2));
        assertEntry(rest.extract().jsonPath(), "entries[0]");
        machine().get("/v1/logs/{log}/entries?after=2", tenant)
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
        machine().header("Prefer", "wait=1")
                .get("/v1/logs/{log}/entries?after=0", tenant)
                .then()
                .statusCode(200)
                .body("entries", empty())
                .body("next", equalTo(0));
        assertTrue(System.nanoTime() - before >= Duration.ofMillis(900).toNanos());
    }

    @Test
    void anAuditorProvesOfflineWhatTheServiceHandsOut() {
        // Given
        Receipt receipt = append(2);
        append(3);
        String auditor = TestTokens.withRoles("auditor-1", tenant, "auditor");
        // When
        JsonPath trail = given().auth().oauth2(auditor)
                .get("/v1/decisions/{id}/entries", receipt.trail())
                .then()
                .statusCode(200)
                .body("log", equalTo(tenant))
                .body("origin", equalTo("trailwright.local/" + tenant))
                .extract()
                .jsonPath();
        String note = given().auth().oauth2(auditor)
                .get("/v1/logs/{log}/checkpoint", tenant)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        // Then
        Checkpoint now = Checkpoint.open(note, List.of(keys.verifierKey(tenant)));
        assertEquals(note, trail.getString("checkpoint"));
        for (int i = 0; i < 2; i++) {
            Digest leaf = assertEntry(trail, "entries[" + i + "]");
            List<Digest> path = hashes(trail, "entries[" + i + "].inclusion");
            new InclusionProof(i, now.size(), path).verify(leaf, now.root());
            JsonPath proof = get(auditor, "/v1/logs/" + tenant + "/proof/inclusion?index=" + i + "&size=5");
            assertEquals(path, hashes(proof, "proof"));
        }
        Checkpoint then = Checkpoint.open(receipt.checkpoint(), List.of(keys.verifierKey(tenant)));
        JsonPath growth = get(auditor, "/v1/logs/" + tenant + "/proof/consistency?from=2&to=5");
        new ConsistencyProof(2, 5, hashes(growth, "proof")).verify(then.root(), now.root());
    }

    @Test
    void theServicesFindATrailInWhicheverTenantItIs() {
        // Given
        Receipt receipt = append(1);
        // When, Then
        machine().get("/v1/decisions/{id}/entries", receipt.trail())
                .then()
                .statusCode(200)
                .body("log", equalTo(tenant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/logs/{tenant}/checkpoint",
                "/v1/logs/{tenant}/proof/inclusion?index=0&size=1",
                "/v1/logs/{tenant}/proof/consistency?from=1&to=1",
                "/v1/decisions/{trail}/entries"
            })
    void whatBelongsToAnotherTenantIsAnsweredAsAbsent(String path) {
        // Given
        Receipt receipt = append(1);
        String stranger = TestTokens.integration("stranger");
        // When
        JsonPath foreign = notFound(stranger, fill(path, tenant, receipt.trail()));
        JsonPath absent = notFound(stranger, fill(path, "absent", UUID.randomUUID()));
        // Then
        for (String field : List.of("type", "title", "detail")) {
            assertEquals(absent.getString(field), foreign.getString(field));
        }
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
        machine().get("/v1/logs/" + tenant + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://trailwright.dev/problems/invalid-request"))
                .body("detail", equalTo("The parameter " + parameter + " " + message + "."))
                .body("violations[0].pointer", equalTo("/" + parameter))
                .body("violations[0].message", equalTo(message));
    }

    @ParameterizedTest
    @CsvSource({
        "/proof/inclusion?index=0&size=2",
        "/proof/inclusion?index=1&size=1",
        "/proof/consistency?from=1&to=2",
        "/proof/consistency?from=9223372036854775807&to=9223372036854775807"
    })
    void aTreeThatTheLogHasNotReachedIsNotFound(String path) {
        // Given
        append(1);
        // When, Then
        machine().get("/v1/logs/" + tenant + path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/logs/ACME/entries", "/v1/logs/nobody/entries", "/v1/decisions/1/entries", "/v1/logs/%00/checkpoint"})
    void aNameThatIsNotOneIsNotFound(String path) {
        machine().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/logs", "/v1/logs/x/entries"})
    void theFeedIsForServicesAlone(String path) {
        given().get(path).then().statusCode(401);
        given().auth().oauth2(TestTokens.integration("x")).get(path).then().statusCode(403);
        given().auth().oauth2(TestTokens.person("alice", "x", "finance")).get(path).then().statusCode(403);
    }

    private Receipt append(int entries) {
        EntryDraft draft = new EntryDraft(EntryKind.NOTE_ADDED, List.of(new PartDraft("note", BODY)));
        AppendRequest request = new AppendRequest(
                tenant, UUID.randomUUID(), Optional.empty(), Optional.empty(), Collections.nCopies(entries, draft));
        AppendOutcome outcome = ledger.append(request).await().atMost(Duration.ofSeconds(30));
        return assertInstanceOf(AppendOutcome.Appended.class, outcome).receipt();
    }

    /** The leaf hash, computed from the header as it came; header and parts must fit together. */
    private static Digest assertEntry(JsonPath json, String at) {
        byte[] header = json.getString(at + ".header").getBytes(StandardCharsets.UTF_8);
        Digest leaf = MerkleTree.leafHash(header);
        assertEquals(leaf.toString(), json.getString(at + ".leafHash"));
        byte[] salt = Base64.getDecoder().decode(json.getString(at + ".parts.note.salt"));
        byte[] body = Base64.getDecoder().decode(json.getString(at + ".parts.note.body"));
        assertEquals(new String(BODY, StandardCharsets.UTF_8), new String(body, StandardCharsets.UTF_8));
        assertEquals(Commitment.of(salt, body), Header.parse(header).parts().get("note"));
        return leaf;
    }

    private static List<Digest> hashes(JsonPath json, String at) {
        return json.getList(at, String.class).stream()
                .map(text -> Digest.wrap(Base64.getDecoder().decode(text)))
                .toList();
    }

    private static RequestSpecification machine() {
        return given().auth().oauth2(TestTokens.machine("reconstruction-service"));
    }

    private static JsonPath get(String token, String path) {
        return given().auth().oauth2(token).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath notFound(String token, String path) {
        return given().auth().oauth2(token).get(path).then().statusCode(404).extract().jsonPath();
    }

    private static String fill(String path, String tenant, UUID trail) {
        return path.replace("{tenant}", tenant).replace("{trail}", trail.toString());
    }
}
