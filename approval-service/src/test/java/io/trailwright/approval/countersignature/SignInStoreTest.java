package io.trailwright.approval.countersignature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Statement.Outcome;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInStoreTest extends ServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Person ANNA = new Person(Optional.of("https://issuer.test"), "sub-anna", Optional.empty());
    private static final Person BEN = new Person(Optional.of("https://issuer.test"), "sub-ben", Optional.empty());

    @Inject
    SignInStore store;

    @Test
    void whoBeganASignInFinishesItOnceAndNobodyElseCanSpoilIt() throws Throwable {
        // Given
        var pending = pending("one", NOW.plus(PendingSignIn.LASTS));
        await(() -> store.put(pending, NOW));

        // When, Then
        assertEquals(Optional.empty(), await(() -> store.take(pending.state(), "acme", BEN)));
        assertEquals(Optional.empty(), await(() -> store.take(pending.state(), "globex", ANNA)));
        assertEquals(Optional.empty(), await(() -> store.take(digest("two"), "acme", ANNA)));
        assertEquals(Optional.of(pending), await(() -> store.take(pending.state(), "acme", ANNA)));
        assertEquals(Optional.empty(), await(() -> store.take(pending.state(), "acme", ANNA)));
    }

    @Test
    void whatHasExpiredIsForgottenWhenTheNextOneBegins() throws Throwable {
        // Given
        var old = pending("old", NOW.plus(Duration.ofMinutes(1)));
        await(() -> store.put(old, NOW));

        // When
        await(() -> store.put(pending("new", NOW.plus(Duration.ofHours(1))), NOW.plus(Duration.ofMinutes(2))));

        // Then
        assertEquals(Optional.empty(), await(() -> store.take(old.state(), "acme", ANNA)));
    }

    private static PendingSignIn pending(String state, Instant expiresAt) {
        var statement = new Statement(
                UUID.randomUUID(), digest("subject"), digest("view"), Outcome.APPROVED, "I approve", "r\u00e9ason");
        return new PendingSignIn(digest(state), "acme", ANNA, statement, "v".repeat(43), expiresAt);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T await(Supplier<Uni<T>> call) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(call);
    }
}
