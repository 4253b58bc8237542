package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerAppendTest extends LedgerTestBase {

    @Test
    void whoeverIsAcknowledgedHoldsAProofOfWhatWasRecorded() {
        // Given
        AppendRequest request = newTrail(proposal());
        // When
        Receipt receipt = append(request);
        // Then
        Checkpoint checkpoint = assertProves(receipt, request);
        assertEquals(2, checkpoint.size());
        assertEquals(keys.name(log), checkpoint.origin());
        assertEquals(Optional.of(receipt.head()), await(ledger.head(log, request.trail())));
        assertEquals(Optional.of(receipt.checkpoint()), await(ledger.checkpoint(log)));
    }

    @Test
    void aTrailGoesOnFromItsHead() {
        // Given
        AppendRequest first = newTrail(proposal());
        Receipt before = append(first);
        // When
        AppendRequest second =
                new AppendRequest(log, first.trail(), Optional.of(before.head()), Optional.empty(), notes(2));
        Receipt after = append(second);
        // Then
        assertProves(after, second);
        assertEquals(
                List.of(2L, 3L), after.entries().stream().map(ReceiptEntry::seq).toList());
        assertEquals(4, await(ledger.trail(log, first.trail())).size());
    }

    @Test
    void aCrowdIsRecordedWithoutGapsDuplicatesOrContradictions() {
        // Given
        int callers = 64;
        int requests = 20;
        record Got(AppendRequest request, Receipt receipt) {}
        // When
        List<Got> all = Crowd.<List<Got>>run(callers, caller -> () -> {
                    List<Got> mine = new ArrayList<>();
                    for (int i = 0; i < requests; i++) {
                        AppendRequest request = newTrail(proposal());
                        mine.add(new Got(request, append(request)));
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        // Then
        long entries = 2L * callers * requests;
        assertEquals(
                LongStream.range(0, entries).boxed().toList(),
                all.stream()
                        .flatMap(got -> got.receipt().entries().stream())
                        .map(ReceiptEntry::index)
                        .sorted()
                        .toList());
        Checkpoint last = Checkpoint.open(await(ledger.checkpoint(log)).orElseThrow(), List.of(keys.verifierKey(log)));
        assertEquals(entries, last.size());
        for (Got got : all) {
            Checkpoint then = assertProves(got.receipt(), got.request());
            List<Digest> path = await(ledger.consistencyProof(log, then.size(), last.size()))
                    .orElseThrow();
            new ConsistencyProof(then.size(), last.size(), path).verify(then.root(), last.root());
        }
        long batches =
                all.stream().map(got -> got.receipt().checkpoint()).distinct().count();
        assertTrue(batches < all.size() / 2, "requests share batches: " + batches + " for " + all.size());
    }

    @Test
    void ofManyWhoSawTheSameHeadExactlyOneIsRecorded() {
        // Given
        AppendRequest first = newTrail(proposal());
        Digest head = append(first).head();
        AtomicInteger appended = new AtomicInteger();
        // When
        List<AppendOutcome> outcomes = Crowd.run(
                200,
                caller -> () -> await(ledger.append(
                        new AppendRequest(log, first.trail(), Optional.of(head), Optional.empty(), notes(1)))));
        // Then
        Digest winner = await(ledger.head(log, first.trail())).orElseThrow();
        for (AppendOutcome outcome : outcomes) {
            if (outcome instanceof AppendOutcome.Appended won) {
                appended.incrementAndGet();
                assertEquals(winner, won.receipt().head());
            } else {
                assertEquals(
                        Optional.of(winner),
                        assertInstanceOf(AppendOutcome.HeadMoved.class, outcome).head());
            }
        }
        assertEquals(1, appended.get());
        assertEquals(3, assertLogVerifies());
    }

    @Test
    void ofManyNewTrailsWithTheSameIdExactlyOneIsRecorded() {
        // Given
        UUID trail = UUID.randomUUID();
        // When
        List<AppendOutcome> outcomes = Crowd.run(
                50,
                caller -> () -> await(
                        ledger.append(new AppendRequest(log, trail, Optional.empty(), Optional.empty(), proposal()))));
        // Then
        assertEquals(
                Map.of(AppendOutcome.Appended.class, 1L, AppendOutcome.HeadMoved.class, 49L),
                outcomes.stream().collect(Collectors.groupingBy(Object::getClass, Collectors.counting())));
        assertEquals(2, assertLogVerifies());
    }

    @Test
    void aPermitIsRedeemedOnceWhoeverAsksAndHoweverOften() {
        // Given
        AppendRequest first = newTrail(proposal());
        append(first);
        // When
        List<Boolean> redeemed = Crowd.run(100, caller -> () -> redeem(first.trail()));
        // Then
        assertEquals(1, redeemed.stream().filter(won -> won).count());
        assertEquals(3, assertLogVerifies());
    }

    /** Reads the head again until the answer is final, as a caller who insists would. */
    private boolean redeem(UUID trail) {
        while (true) {
            AppendOutcome outcome = await(ledger.append(new AppendRequest(
                    log,
                    trail,
                    await(ledger.head(log, trail)),
                    Optional.empty(),
                    List.of(draft(EntryKind.PERMIT_REDEEMED, "redemption")))));
            if (!(outcome instanceof AppendOutcome.HeadMoved)) {
                return outcome instanceof AppendOutcome.Appended;
            }
        }
    }
}
