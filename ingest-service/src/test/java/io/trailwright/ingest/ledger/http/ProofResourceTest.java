package io.trailwright.ingest.ledger.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProofResourceTest extends LedgerHttpTestBase {

    @Test
    void anAuditorProvesOfflineWhatTheServiceHandsOut() {
        // Given
        Receipt receipt = append(2);
        append(3);
        String auditor = TestTokens.withRoles("auditor-1", tenant, "auditor");
        // When
        JsonPath trail = given().auth()
                .oauth2(auditor)
                .get("/v1/decisions/{id}/entries", receipt.trail())
                .then()
                .statusCode(200)
                .body("log", equalTo(tenant))
                .body("origin", equalTo("trailwright.local/" + tenant))
                .extract()
                .jsonPath();
        String note = given().auth()
                .oauth2(auditor)
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
        machine()
                .get("/v1/decisions/{id}/entries", receipt.trail())
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
    @ValueSource(
            strings = {
                "/v1/logs/ACME/entries",
                "/v1/logs/nobody/entries",
                "/v1/decisions/1/entries",
                "/v1/logs/%00/checkpoint"
            })
    void aNameThatIsNotOneIsNotFound(String path) {
        machine().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }
}
