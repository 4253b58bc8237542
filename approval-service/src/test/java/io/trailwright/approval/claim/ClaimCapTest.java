package io.trailwright.approval.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.trail.Person;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** One person is at so many open reviews and no more; that stops nobody from deciding. */
@QuarkusTest
@TestProfile(ClaimCapTest.Two.class)
class ClaimCapTest extends ServiceTest {

    /** Two claims at a time. */
    public static class Two implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trailwright.review.most-claims", "2");
        }
    }

    @Inject
    ClaimStore claims;

    @Test
    void theThirdIsRefusedUntilOneIsDecidedOrLetGo() {
        // Given
        var one = openPayout(1);
        var two = openPayout(1);
        var three = openPayout(1);
        claim(one, 200);
        claim(two, 200);

        // When, Then
        var refused = claim(three, 409);
        assertTrue(refused.contains("too-many-claims") && refused.contains("2 other reviews"), refused);
        claim(two, 200);
        decide("anna", one, decision(one, "rejected", "no")).statusCode(201);
        claim(three, 200);
        decide("anna", two, decision(two, "approved", "")).statusCode(201);
    }

    @Test
    void manyAtOnceAreCountedToo() throws Exception {
        // Given
        var decisions = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            decisions.add(openPayout(1));
        }
        var holder = new Person(Optional.of("https://issuer.test"), "sub-zoe", Optional.of("Zoe"));
        var now = Instant.now();
        var threads = Executors.newFixedThreadPool(6);
        try {
            // When
            int taken = 0;
            var tries = decisions.stream()
                    .map(id -> new Claim("acme", id, holder, "Zoe", now, now.plusSeconds(900)))
                    .<Callable<Boolean>>map(wanted -> () -> take(wanted))
                    .toList();
            for (var each : threads.invokeAll(tries)) {
                taken += each.get() ? 1 : 0;
            }

            // Then
            assertEquals(2, taken);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean take(Claim wanted) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> claims.take(wanted, 2))
                    .isPresent();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private String claim(UUID decision, int status) {
        return as("anna")
                .post("/v1/reviews/" + decision + "/claim")
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }
}
