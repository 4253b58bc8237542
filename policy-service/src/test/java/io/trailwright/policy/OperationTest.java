package io.trailwright.policy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class OperationTest {

    @Test
    void itSaysThatItIsReadyAndWhatItOffers() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", equalTo("3.1.0"))
                .body("paths", hasKey("/v1/evaluations"))
                .body("paths", hasKey("/v1/policies"))
                .body("paths", hasKey("/v1/workflows/{id}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/policies",
                "/v1/policies/supplier-payouts",
                "/v1/policies/supplier-payouts;x=1",
                "//v1/policies",
                "/v1/workflows",
                "/v1/workflows/supplier-payouts",
                "/v1/workflows/supplier-payouts%2Fversions%2F1"
            })
    void nobodyIsShownAnythingWithoutAToken(String path) {
        int status = given().urlEncodingEnabled(false).get(path).statusCode();
        assertTrue(status == 401 || status == 404, path + " gave " + status);
    }
}
