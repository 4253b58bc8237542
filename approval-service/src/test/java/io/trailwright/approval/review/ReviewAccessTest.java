package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who sees reviews, and who gets nothing: tenants, groups, tokens, paths. */
@QuarkusTest
class ReviewAccessTest extends ServiceTest {
    private static final String PROBLEM = "https://trailwright.dev/problems/";

    @Test
    void reviewsAreListedToTheirGroupsInTheirTenantAndToNobodyElse() {
        // Given
        var decision = openPayout(1);
        // When, Then
        as("anna")
                .get("/v1/reviews?state=open")
                .then()
                .statusCode(200)
                .body("reviews", hasSize(1))
                .body("reviews[0].decisionId", is(decision.toString()))
                .body("reviews[0].summary", is("Pay invoice 4711 of Nordlicht GmbH"))
                .body("reviews[0].workflow", is("supplier-payout"))
                .body("reviews[0].tier", is("high"))
                .body("reviews[0].subject", is(ledger().subject(decision).toString()))
                .body("reviews[0].openedAt", notNullValue())
                .body(
                        "reviews[0].expiresAt",
                        is(ledger().state(decision).expiresAt().orElseThrow().toString()))
                .body("reviews[0].groups", contains(group))
                .body("reviews[0].reasons", contains("Money above 10,000 EUR leaves the company."))
                .body("complete", is(true));
        for (var stranger : List.of(
                TestTokens.person("otto", "acme", "marketing"),
                TestTokens.person("otto", "acme"),
                TestTokens.person("otto", "globex", group))) {
            given().auth()
                    .oauth2(stranger)
                    .get("/v1/reviews")
                    .then()
                    .statusCode(200)
                    .body("reviews", hasSize(0));
        }
        given().auth()
                .oauth2(TestTokens.person("otto", "acme", "marketing"))
                .get("/v1/reviews/" + decision)
                .then()
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"));
    }

    @Test
    void anotherTenantsReviewAnswersExactlyAsNone() {
        // Given
        var decision = openPayout(1);
        var stranger = TestTokens.person("otto", "globex", group);
        // When
        var foreign = given().auth()
                .oauth2(stranger)
                .get("/v1/reviews/" + decision)
                .then()
                .statusCode(404);
        var absent = given().auth()
                .oauth2(stranger)
                .get("/v1/reviews/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        // Then
        for (var member : List.of("type", "title", "detail")) {
            assertEquals(
                    absent.extract().<String>path(member), foreign.extract().<String>path(member));
        }
        given().auth()
                .oauth2(stranger)
                .get("/v1/reviews/" + decision + "/evidence/0")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(stranger)
                .contentType(ContentType.JSON)
                .body(decision(decision, "approved", ""))
                .post("/v1/reviews/" + decision + "/decision")
                .then()
                .statusCode(404);
    }

    @Test
    void requesterAndOwnerSeeThatTheyCannotDecideAndWhy() {
        var decision = openPayout(1);
        assertEquals("is-requester", review("rita", decision).getString("reason"));
        assertEquals("is-workflow-owner", review("olivia", decision).getString("reason"));
        assertFalse(review("rita", decision).getBoolean("eligible"));
    }

    @Test
    void onlyAPersonDecides() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        var noLogin = TestTokens.personBuilder("anna", "acme", group);
        // When, Then
        post(noLogin.noAuthTime().token(), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "person-required"));
        post(TestTokens.personBuilder("anna", "acme", group).without("sid").token(), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "person-required"));
        post(TestTokens.withRoles("svc", "acme", "reviewer"), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "person-required"));
        for (var service : List.of(
                TestTokens.machine("approval-service"),
                TestTokens.machine("ledger-service"),
                TestTokens.integration("acme"))) {
            post(service, decision, body).statusCode(403);
            given().auth().oauth2(service).get("/v1/reviews").then().statusCode(403);
        }
        assertOnlyOpened(decision);
    }

    @Test
    void requesterOwnerAndOutsidersAreRefusedBeforeTheLedgerIsAsked() {
        // Given
        var decision = openPayout(1);
        var body = decision(decision, "approved", "");
        // When, Then
        for (var person : List.of("rita", "olivia")) {
            decide(person, decision, body).statusCode(403).body("type", is(PROBLEM + "not-eligible"));
        }
        post(TestTokens.person("otto", "acme", "marketing"), decision, body)
                .statusCode(403)
                .body("type", is(PROBLEM + "not-eligible"));
        assertOnlyOpened(decision);
    }

    @Test
    void tokensWithADefectAreRefusedEverywhere() {
        // Given
        var decision = openPayout(1);
        var person = TestTokens.personBuilder("anna", "acme", group);
        var defects = List.of(
                TestTokens.personBuilder("anna", "acme", group).expired().token(),
                TestTokens.personBuilder("anna", "acme", group).wrongAudience().token(),
                TestTokens.personBuilder("anna", "acme", group).noAudience().token(),
                TestTokens.personBuilder("anna", "acme", group).wrongIssuer().token(),
                TestTokens.personBuilder("anna", "acme", group).unsigned().token(),
                TestTokens.personBuilder("anna", "acme", group)
                        .signedByStranger()
                        .token(),
                TestTokens.personBuilder("anna", "acme", group)
                        .claim("typ", "ID")
                        .token(),
                person.token() + "x");
        var paths = List.of("/v1/reviews", "/v1/reviews/" + decision, "/v1/reviews/" + decision + "/evidence/0");
        // When, Then
        for (var path : paths) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer");
            for (var token : defects) {
                given().auth().oauth2(token).get(path).then().statusCode(401).contentType("application/problem+json");
            }
            given().auth()
                    .oauth2(TestTokens.personBuilder("anna", "acme", group)
                            .noTenant()
                            .token())
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("type", is(PROBLEM + "tenant-missing"));
        }
    }

    @Test
    void pathVariantsDoNotOpenASideDoor() {
        var decision = openPayout(1);
        for (var path : List.of(
                "/v1/reviews/" + decision + ";x=y",
                "/v1//reviews/" + decision,
                "/v1/./reviews/" + decision,
                "/v1/%2e/reviews/" + decision,
                "/v1/reviews/" + decision + "%3Bx",
                "/v1/reviews%2F" + decision,
                "/v1/reviews/" + decision + "/",
                "/reviews/" + decision + ";x")) {
            var status = given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .statusCode();
            assertTrue(status == 401 || status == 404 || status == 400, path + " answers " + status);
        }
    }

    /** Opening may be asked for twice while the feed is on its way; nothing else is. */
    private void assertOnlyOpened(UUID decision) {
        assertEquals(
                Set.of("opened"),
                ledger().calls(decision).stream()
                        .map(call -> call.body().string("event"))
                        .collect(Collectors.toSet()));
    }
}
