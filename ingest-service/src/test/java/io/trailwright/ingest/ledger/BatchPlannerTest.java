package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.ingest.ledger.BatchPlan.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sequencer's rule alone: no database, no clock. */
class BatchPlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");

    private final BatchPlanner planner = new BatchPlanner((log, size, root) -> log + " " + size + " " + root);

    @Test
    void twoRequestsForOneTrailInOneBatchAreComparedOneAfterTheOther() {
        // Given
        UUID trail = UUID.randomUUID();
        AppendRequest first = request(trail, Optional.empty(), 2);
        Digest head = plan(List.of(first)).rows().get(1).leafHash();
        // When
        BatchPlan plan = plan(List.of(
                first,
                request(trail, Optional.empty(), 1),
                request(trail, Optional.of(head), 1),
                request(trail, Optional.of(head), 1)));
        // Then
        Digest moved = plan.rows().get(2).leafHash();
        assertInstanceOf(AppendOutcome.Appended.class, outcome(plan, 0));
        assertEquals(new AppendOutcome.HeadMoved(Optional.of(head)), outcome(plan, 1));
        assertInstanceOf(AppendOutcome.Appended.class, outcome(plan, 2));
        assertEquals(new AppendOutcome.HeadMoved(Optional.of(moved)), outcome(plan, 3));
        assertEquals(
                List.of(0L, 1L, 2L), plan.rows().stream().map(EntryRow::seq).toList());
        assertEquals(
                Optional.of(head), Header.parse(plan.rows().get(2).header()).prev());
    }

    @Test
    void aTrailThatIsNotThereHasNoHead() {
        // Given
        AppendRequest request = request(UUID.randomUUID(), Optional.of(Digest.of(new byte[1])), 1);
        // When
        BatchPlan plan = plan(List.of(request));
        // Then
        assertEquals(new AppendOutcome.HeadMoved(Optional.empty()), outcome(plan, 0));
        assertTrue(plan.writesNothing());
        assertSame(plan.before(), plan.after());
    }

    @Test
    void timeIncreasesStrictlyEvenWhenTheClockStandsStillOrGoesBack() {
        // Given
        LogHead head =
                plan(List.of(request(UUID.randomUUID(), Optional.empty(), 3))).after();
        // When
        BatchPlan plan = planner.plan(
                context(head, Map.of(), Map.of()),
                List.of(request(UUID.randomUUID(), Optional.empty(), 2)),
                NOW.minusSeconds(3600),
                new byte[64]);
        // Then
        assertEquals(
                List.of(NOW.plusNanos(3000), NOW.plusNanos(4000)),
                plan.rows().stream().map(EntryRow::at).toList());
        assertEquals(NOW.plusNanos(4000), plan.after().lastAt());
    }

    @Test
    void everyPartHasASaltOfItsOwnAndTooFewSaltsAreRefused() {
        // Given
        byte[] salts = new byte[96];
        new Random(1).nextBytes(salts);
        List<AppendRequest> requests = List.of(request(UUID.randomUUID(), Optional.empty(), 3));
        // When
        BatchPlan plan = planner.plan(context(LogHead.empty("acme"), Map.of(), Map.of()), requests, NOW, salts);
        // Then
        assertEquals(
                3,
                plan.rows().stream()
                        .map(row -> Digest.of(row.parts().get(0).salt()))
                        .distinct()
                        .count());
        assertThrows(
                IllegalStateException.class,
                () -> planner.plan(context(LogHead.empty("acme"), Map.of(), Map.of()), requests, NOW, new byte[95]));
    }

    @Test
    void aKeyIsAnsweredFromTheStoreOrFromEarlierInTheBatchAndNeverWithAnotherBody() {
        // Given
        UUID trail = UUID.randomUUID();
        KeptKey kept = new KeptKey(new KeyId("agent", "POST", "old"), digest("body"), trail, 0, 1, 1);
        BatchContext context = context(LogHead.empty("acme"), Map.of(kept.id(), kept), Map.of());
        // When
        BatchPlan plan = planner.plan(
                context,
                List.of(
                        keyed("old", "body"),
                        keyed("old", "other"),
                        keyed("new", "body"),
                        keyed("new", "body"),
                        keyed("new", "other")),
                NOW,
                new byte[160]);
        // Then
        assertEquals(new Answer.Again(kept), plan.answers().get(0));
        assertInstanceOf(AppendOutcome.KeyReused.class, outcome(plan, 1));
        Receipt receipt =
                assertInstanceOf(AppendOutcome.Appended.class, outcome(plan, 2)).receipt();
        assertEquals(
                receipt,
                assertInstanceOf(AppendOutcome.Replayed.class, outcome(plan, 3)).receipt());
        assertInstanceOf(AppendOutcome.KeyReused.class, outcome(plan, 4));
        assertEquals(1, plan.rows().size());
        assertEquals(
                List.of(new KeptKey(new KeyId("agent", "POST", "new"), digest("body"), receipt.trail(), 0, 1, 1)),
                plan.keys());
    }

    @Test
    void aRefusedRequestDoesNotUseUpItsKey() {
        // Given
        UUID trail = UUID.randomUUID();
        IdempotencyKey key = new IdempotencyKey("agent", "POST", "k", digest("body"));
        AppendRequest stale =
                new AppendRequest("acme", trail, Optional.of(digest("stale")), Optional.of(key), drafts(1));
        AppendRequest right = new AppendRequest("acme", trail, Optional.empty(), Optional.of(key), drafts(1));
        // When
        BatchPlan plan = plan(List.of(stale, right));
        // Then
        assertInstanceOf(AppendOutcome.HeadMoved.class, outcome(plan, 0));
        assertInstanceOf(AppendOutcome.Appended.class, outcome(plan, 1));
        assertEquals(1, plan.keys().size());
    }

    @Test
    void aTrailRedeemsOnceInTheStoreInTheBatchAndInTheRequest() {
        // Given
        UUID stored = UUID.randomUUID();
        UUID fresh = UUID.randomUUID();
        Digest head = digest("head");
        List<EntryDraft> redeem = List.of(new EntryDraft(EntryKind.PERMIT_REDEEMED, List.of()));
        List<EntryDraft> twice = List.of(redeem.get(0), redeem.get(0));
        AppendRequest first = new AppendRequest("acme", fresh, Optional.empty(), Optional.empty(), redeem);
        Digest after = plan(List.of(first)).rows().get(0).leafHash();
        // When
        BatchPlan plan = planner.plan(
                context(LogHead.empty("acme"), Map.of(), Map.of(stored, new TrailHead(4, head, true))),
                List.of(
                        new AppendRequest("acme", stored, Optional.of(head), Optional.empty(), redeem),
                        new AppendRequest("acme", UUID.randomUUID(), Optional.empty(), Optional.empty(), twice),
                        first,
                        new AppendRequest("acme", fresh, Optional.of(after), Optional.empty(), redeem),
                        new AppendRequest("acme", stored, Optional.of(head), Optional.empty(), drafts(1))),
                NOW,
                new byte[32]);
        // Then
        assertInstanceOf(AppendOutcome.AlreadyRedeemed.class, outcome(plan, 0));
        assertInstanceOf(AppendOutcome.AlreadyRedeemed.class, outcome(plan, 1));
        assertInstanceOf(AppendOutcome.Appended.class, outcome(plan, 2));
        assertInstanceOf(AppendOutcome.AlreadyRedeemed.class, outcome(plan, 3));
        assertInstanceOf(AppendOutcome.Appended.class, outcome(plan, 4));
        assertEquals(List.of(0L, 5L), plan.rows().stream().map(EntryRow::seq).toList());
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        // Given
        List<AppendRequest> requests = IntStream.range(0, 20)
                .mapToObj(i -> request(new UUID(7, i), Optional.empty(), 1 + i % 3))
                .toList();
        // When
        BatchPlan one = plan(requests);
        BatchPlan two = plan(requests);
        // Then
        assertEquals(one.after(), two.after());
        for (int i = 0; i < one.rows().size(); i++) {
            assertArrayEquals(one.rows().get(i).header(), two.rows().get(i).header());
        }
    }

    private BatchPlan plan(List<AppendRequest> requests) {
        byte[] salts = new byte[4096];
        new Random(42).nextBytes(salts);
        return planner.plan(context(LogHead.empty("acme"), Map.of(), Map.of()), requests, NOW, salts);
    }

    private static BatchContext context(LogHead head, Map<KeyId, KeptKey> keys, Map<UUID, TrailHead> trails) {
        return new BatchContext(head, keys, trails, Map.of());
    }

    private static AppendOutcome outcome(BatchPlan plan, int request) {
        return assertInstanceOf(Answer.Now.class, plan.answers().get(request)).outcome();
    }

    private static AppendRequest request(UUID trail, Optional<Digest> head, int entries) {
        return new AppendRequest("acme", trail, head, Optional.empty(), drafts(entries));
    }

    private static AppendRequest keyed(String key, String body) {
        return new AppendRequest(
                "acme",
                UUID.randomUUID(),
                Optional.empty(),
                Optional.of(new IdempotencyKey("agent", "POST", key, digest(body))),
                drafts(1));
    }

    private static List<EntryDraft> drafts(int entries) {
        PartDraft part = new PartDraft("note", "{}".getBytes(StandardCharsets.UTF_8));
        return IntStream.range(0, entries)
                .mapToObj(i -> new EntryDraft(EntryKind.NOTE_ADDED, List.of(part)))
                .toList();
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
