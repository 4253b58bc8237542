package io.trailwright.approval.claim;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.trail.Person;
import io.trailwright.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Saying who is at a review: seen by all, in nobody's way. */
@QuarkusTest
class ClaimTest extends ServiceTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    @Inject
    ClaimStore claims;

    @Test
    void othersSeeWhoIsAtItAndDecideAllTheSame() {
        // Given
        var decision = openPayout(1);
        current("ben", decision).body("holder", is(nullValue()));

        // When
        claim("anna", decision)
                .statusCode(200)
                .body("holder", is("Anna Example"))
                .body("mine", is(true));

        // Then
        current("ben", decision).body("holder", is("Anna Example")).body("mine", is(false));
        claim("ben", decision)
                .statusCode(409)
                .body("type", containsString("claimed"))
                .body("holder", is("Anna Example"));
        page("ben", "/reviews/" + decision).body(containsString("is at it until"));
        as("ben").get("/v1/reviews").then().body("reviews[0].holder", is("Anna Example"));
        decide("ben", decision, decision(decision, "approved", "")).statusCode(201);
        assertEquals(1, ledger().state(decision).approvals().size());
    }

    @Test
    void onlyTheHolderLetsGo() {
        // Given
        var decision = openPayout(1);
        claim("anna", decision).statusCode(200);

        // When, Then
        release("ben", decision).statusCode(204);
        current("ben", decision).body("holder", is("Anna Example"));
        release("anna", decision).statusCode(204);
        claim("ben", decision).statusCode(200);
    }

    @Test
    void nothingOfItIsInTheLedger() {
        // Given
        var decision = openPayout(1);
        int before = ledger().entries(decision).size();

        // When
        claim("anna", decision).statusCode(200);
        release("anna", decision).statusCode(204);

        // Then
        assertEquals(before, ledger().entries(decision).size());
    }

    @Test
    void whoCannotDecideIsNotAtIt() {
        var decision = openPayout(1);
        claim("rita", decision).statusCode(403);
        as("anna").post("/v1/reviews/" + UUID.randomUUID() + "/claim").then().statusCode(404);
        given().auth()
                .oauth2(TestTokens.person("otto", tenant, "elsewhere"))
                .post("/v1/reviews/" + decision + "/claim")
                .then()
                .statusCode(403);
        decide("anna", decision, decision(decision, "rejected", "no")).statusCode(201);
        claim("ben", decision).statusCode(409).body("type", containsString("review-closed"));
    }

    @Test
    void ofManyAtOnceExactlyOneIsAtIt() throws Exception {
        // Given
        var decision = openPayout(1);

        // When
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 16; i++) {
            var person = "p" + i;
            answers.add(CompletableFuture.supplyAsync(
                    () -> claim(person, decision).extract().statusCode()));
        }

        // Then
        int won = 0;
        for (var answer : answers) {
            won += answer.get() == 200 ? 1 : 0;
            assertTrue(List.of(200, 409).contains(answer.get()));
        }
        assertEquals(1, won);
    }

    @Test
    void aClaimRunsOutUnlessItsHolderRenewsIt() throws Throwable {
        // Given
        var trail = UUID.randomUUID();
        assertEquals("anna", take(claim(trail, "anna", 0)).name());

        // When
        var renewed = take(claim(trail, "anna", 600));

        // Then
        assertEquals(START, renewed.since());
        assertEquals(START.plusSeconds(1500), renewed.until());
        assertEquals("anna", take(claim(trail, "ben", 1499)).name());
        assertEquals(Optional.empty(), await(() -> claims.find("claims", trail, START.plusSeconds(1500))));
        var next = take(claim(trail, "ben", 1500));
        assertEquals("ben", next.name());
        assertEquals(START.plusSeconds(1500), next.since());
        var found = await(() -> claims.find("claims", List.of(trail, UUID.randomUUID()), START.plusSeconds(1501)));
        assertEquals(List.of("ben"), found.stream().map(Claim::name).toList());
    }

    private Claim take(Claim wanted) throws Throwable {
        return await(() -> claims.take(wanted, 0)).orElseThrow();
    }

    private static <T> T await(Supplier<Uni<T>> call) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(call);
    }

    private static Claim claim(UUID trail, String name, int second) {
        var at = START.plusSeconds(second);
        return new Claim(
                "claims",
                trail,
                new Person(Optional.of("https://issuer.test"), "sub-" + name, Optional.of(name)),
                name,
                at,
                at.plus(Claims.LEASE));
    }

    private ValidatableResponse claim(String person, UUID decision) {
        return as(person).post("/v1/reviews/" + decision + "/claim").then();
    }

    private ValidatableResponse release(String person, UUID decision) {
        return as(person).post("/v1/reviews/" + decision + "/release").then();
    }

    private ValidatableResponse current(String person, UUID decision) {
        return as(person).get("/v1/reviews/" + decision + "/claim").then().statusCode(200);
    }
}
