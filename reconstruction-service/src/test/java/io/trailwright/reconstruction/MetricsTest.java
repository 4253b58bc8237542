package io.trailwright.reconstruction;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.testing.DocumentedMetrics;
import org.junit.jupiter.api.Test;

/** Figures say what happened, under the names that are documented. */
@QuarkusTest
class MetricsTest extends ReconstructionTest {

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
        assertEquals(DocumentedMetrics.of("Reconstruction"), DocumentedMetrics.served(page()));
    }

    @Test
    void aDecisionThatIsReadIsVerifiedAndCounted() {
        // Given
        double ok = value("trailwright_verifications_total{result=\"ok\"}");
        var decision = bench.payout();
        bench.follow(decision.log());
        // When
        bench.get(decision.log().name(), "/v1/trails/" + decision.id()).statusCode(200);
        // Then
        assertTrue(value("trailwright_verifications_total{result=\"ok\"}") > ok);
    }

    @Test
    void whatIsNotTakenInIsSeenBehind() throws InterruptedException {
        // Given
        bench.payout();
        // When
        for (int tries = 0; tries < 100 && value("trailwright_feed_behind_entries") == 0; tries++) {
            Thread.sleep(100);
        }
        // Then
        assertTrue(value("trailwright_feed_behind_entries") > 0);
        assertTrue(value("trailwright_feed_behind_seconds") > 0);
    }
}
