package io.trailwright.policy;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.testing.DocumentedMetrics;
import org.junit.jupiter.api.Test;

/** Figures stand under the names that are documented. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class MetricsTest {

    @Test
    void everyNameThatIsServedIsDocumentedAndTheOtherWayRound() {
        String page = given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertEquals(DocumentedMetrics.of("Policy"), DocumentedMetrics.served(page));
        assertFalse(page.contains("http_server_requests"), "the server's own figures cost on every request");
    }
}
