package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerReplayTest extends LedgerTestBase {

    private static final String ROUTE = "POST /v1/decisions";

    @Test
    void theSameKeyAndBodyGiveTheSameReceiptByteForByte() {
        // Given
        IdempotencyKey key = key("k1", "body");
        Receipt first = append(newTrail(key));
        for (int i = 0; i < 300; i++) {
            append(newTrail(List.of(draft(EntryKind.NOTE_ADDED, "note"))));
        }
        // When
        AppendOutcome again = await(ledger.append(newTrail(key)));
        AppendOutcome asked = await(ledger.replay(log, key)).orElseThrow();
        // Then
        assertSameBytes(
                first, assertInstanceOf(AppendOutcome.Replayed.class, again).receipt());
        assertSameBytes(
                first, assertInstanceOf(AppendOutcome.Replayed.class, asked).receipt());
        assertEquals(302, assertLogVerifies());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        // Given
        append(newTrail(key("k1", "body")));
        // When
        AppendOutcome other = await(ledger.append(newTrail(key("k1", "other body"))));
        Optional<AppendOutcome> asked = await(ledger.replay(log, key("k1", "other body")));
        // Then
        assertInstanceOf(AppendOutcome.KeyReused.class, other);
        assertInstanceOf(AppendOutcome.KeyReused.class, asked.orElseThrow());
        assertEquals(2, assertLogVerifies());
    }

    @Test
    void aKeyMeansNothingForAnotherClientRouteOrLog() {
        // Given
        IdempotencyKey key = key("k1", "body");
        append(newTrail(key));
        // When
        IdempotencyKey otherClient = new IdempotencyKey("other", ROUTE, "k1", key.body());
        IdempotencyKey otherRoute = new IdempotencyKey("agent", "POST /v1/x", "k1", key.body());
        // Then
        assertEquals(Optional.empty(), await(ledger.replay(log, otherClient)));
        assertEquals(Optional.empty(), await(ledger.replay(log, otherRoute)));
        assertEquals(Optional.empty(), await(ledger.replay(log + "x", key)));
        append(newTrail(otherClient));
        append(newTrail(otherRoute));
    }

    @Test
    void ofManyWithOneKeyOneIsRecordedAndAllGetItsReceipt() {
        // Given
        IdempotencyKey key = key("k1", "body");
        // When
        List<AppendOutcome> outcomes = Crowd.run(100, caller -> () -> await(ledger.append(newTrail(key))));
        // Then
        List<Receipt> won = outcomes.stream()
                .filter(AppendOutcome.Appended.class::isInstance)
                .map(outcome -> ((AppendOutcome.Appended) outcome).receipt())
                .toList();
        assertEquals(1, won.size());
        outcomes.stream()
                .filter(outcome -> !(outcome instanceof AppendOutcome.Appended))
                .forEach(outcome -> assertSameBytes(
                        won.get(0),
                        assertInstanceOf(AppendOutcome.Replayed.class, outcome).receipt()));
        assertEquals(2, assertLogVerifies());
    }

    private AppendRequest newTrail(IdempotencyKey key) {
        return new AppendRequest(log, UUID.randomUUID(), Optional.empty(), Optional.of(key), proposal());
    }

    private static IdempotencyKey key(String key, String body) {
        return new IdempotencyKey("agent", ROUTE, key, Digest.of(bytes(body)));
    }
}
