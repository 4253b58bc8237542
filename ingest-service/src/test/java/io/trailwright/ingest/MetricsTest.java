package io.trailwright.ingest;

import static io.restassured.RestAssured.given;
import static io.trailwright.ingest.IngestApi.ARGUMENTS;
import static io.trailwright.ingest.IngestApi.CHANGED;
import static io.trailwright.ingest.IngestApi.approved;
import static io.trailwright.ingest.IngestApi.askPermit;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.proposal;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.redeem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.testing.DocumentedMetrics;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures say what happened, under the names that are documented. Other tests count too, so only what grew is looked at. */
@QuarkusTest
class MetricsTest extends IngestTest {

    private static String page() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static double value(String series) {
        return page().lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not served"));
    }

    @Test
    void everyNameThatIsServedIsDocumentedAndTheOtherWayRound() {
        assertEquals(DocumentedMetrics.of("Ingest"), DocumentedMetrics.served(page()));
    }

    @Test
    void figuresNameNobodyAndNothing() {
        // Given
        String decision = propose("brainstorm", "").getString("decisionId");
        // When
        String page = page();
        // Then
        assertFalse(page.contains("acme"), "the tenant");
        assertFalse(page.contains(decision));
        assertFalse(page.contains("http_server_requests"), "the server's own figures cost on every request");
    }

    @Test
    void aRecordAndItsRepetitionAreTwoFigures() {
        // Given
        double acknowledged = value("trailwright_ledger_requests_total{outcome=\"acknowledged\"}");
        double repeated = value("trailwright_ledger_requests_total{outcome=\"repeated\"}");
        double proposed = value("trailwright_ledger_entries_total{kind=\"decision.proposed\"}");
        double batches = value("trailwright_ledger_commit_seconds_count");
        double requests = value("trailwright_ledger_batch_requests_sum");
        String key = UUID.randomUUID().toString();
        // When
        created(post(integration(), "/v1/decisions", key, proposal("brainstorm", "")));
        created(post(integration(), "/v1/decisions", key, proposal("brainstorm", "")));
        // Then
        assertEquals(acknowledged + 1, value("trailwright_ledger_requests_total{outcome=\"acknowledged\"}"));
        assertEquals(repeated + 1, value("trailwright_ledger_requests_total{outcome=\"repeated\"}"));
        assertEquals(proposed + 1, value("trailwright_ledger_entries_total{kind=\"decision.proposed\"}"));
        assertEquals(batches + 2, value("trailwright_ledger_commit_seconds_count"));
        assertEquals(requests + 2, value("trailwright_ledger_batch_requests_sum"));
    }

    @Test
    void whatIsDecidedAndNotRecordedIsRefused() {
        // Given
        double refused = value("trailwright_ledger_requests_total{outcome=\"refused\"}");
        String key = UUID.randomUUID().toString();
        created(post(integration(), "/v1/decisions", key, proposal("brainstorm", "")));
        // When
        post(integration(), "/v1/decisions", key, proposal("brainstorm", "invoice"))
                .then()
                .statusCode(422);
        // Then
        assertEquals(refused + 1, value("trailwright_ledger_requests_total{outcome=\"refused\"}"));
    }

    @Test
    void permitsAreCountedWhenTheyAreGivenSpentAndRefused() {
        // Given
        double issued = value("trailwright_ledger_entries_total{kind=\"permit.issued\"}");
        double redeemed = value("trailwright_ledger_entries_total{kind=\"permit.redeemed\"}");
        double changed = value("trailwright_permits_refused_total{reason=\"arguments-changed\"}");
        double again = value("trailwright_permits_refused_total{reason=\"permit-already-redeemed\"}");
        String decision = approved();
        // When
        askPermit(decision, CHANGED).then().statusCode(409);
        var permit = created(askPermit(decision, ARGUMENTS));
        redeem(permit, ARGUMENTS).then().statusCode(200);
        redeem(permit, ARGUMENTS).then().statusCode(409);
        // Then
        assertTrue(value("trailwright_ledger_entries_total{kind=\"permit.issued\"}") >= issued + 1);
        assertEquals(redeemed + 1, value("trailwright_ledger_entries_total{kind=\"permit.redeemed\"}"));
        assertEquals(changed + 1, value("trailwright_permits_refused_total{reason=\"arguments-changed\"}"));
        assertEquals(again + 1, value("trailwright_permits_refused_total{reason=\"permit-already-redeemed\"}"));
    }

    @Test
    void aViolationCountsOnceHoweverOftenItIsReported() {
        // Given
        double before = value("trailwright_violations_total{kind=\"change-without-permit\"}");
        String decision = propose("payout", "invoice").getString("decisionId");
        String change = "{\"outcome\":\"executed\"}";
        String key = UUID.randomUUID().toString();
        // When
        created(post(integration(), "/v1/decisions/" + decision + "/change", key, change));
        created(post(integration(), "/v1/decisions/" + decision + "/change", key, change));
        // Then
        assertEquals(before + 1, value("trailwright_violations_total{kind=\"change-without-permit\"}"));
    }
}
