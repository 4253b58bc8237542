package io.trailwright.approval;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.testing.DocumentedMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures say what happened, under the names that are documented. */
@QuarkusTest
class MetricsTest extends ServiceTest {

    MetricsTest() {
        super("metrics");
    }

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
        assertEquals(DocumentedMetrics.of("Approval"), DocumentedMetrics.served(page()));
    }

    @Test
    void whatWaitsIsCountedByItsTier() {
        // Given
        double before = value("trailwright_reviews_waiting{tier=\"high\"}");
        // When
        openPayout(1);
        // Then
        Eventually.get(() -> value("trailwright_reviews_waiting{tier=\"high\"}"), now -> now > before);
        assertTrue(value("trailwright_reviews_oldest_seconds{tier=\"high\"}") >= 0);
        assertFalse(page().contains("metrics-"), "no group is named");
    }

    @Test
    void whatCannotBeTakenInIsCountedAndNothingIsLeftBehind() {
        // Given
        double before = value("trailwright_feed_quarantined_total");
        var broken = ledger().propose(tenant, Proposal.payout(), Evaluations.low());
        // When
        ledger().append(
                        broken,
                        EntryKind.POLICY_EVALUATED,
                        Map.of("evaluation", "[\"not an object\"]".getBytes(StandardCharsets.UTF_8)));
        // Then
        Eventually.get(() -> value("trailwright_feed_quarantined_total"), now -> now >= before + 1);
    }
}
