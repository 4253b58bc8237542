package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerFeedTest extends LedgerTestBase {

    @Test
    void theFeedIsDenseOrderedAndResumableWhileOthersWrite() {
        // Given
        int writers = 8;
        // When
        List<List<Entry>> seen = Crowd.run(writers + 1, number -> () -> number == 0 ? follow(writers * 40) : write(20));
        // Then
        List<Entry> feed = seen.get(0);
        assertEquals(
                LongStream.range(0, writers * 40L).boxed().toList(),
                feed.stream().map(Entry::index).toList());
        feed.forEach(entry -> entry.parts()
                .forEach((name, part) -> assertEquals(
                        Optional.of("{\"of\":\"" + name + "\"}"),
                        entry.body(name).map(String::new))));
    }

    private List<Entry> write(int requests) {
        for (int i = 0; i < requests; i++) {
            append(newTrail(proposal()));
        }
        return List.of();
    }

    /** Reads in pages of a prime number, from a cursor, until all is there. */
    private List<Entry> follow(int entries) {
        List<Entry> feed = new ArrayList<>();
        long cursor = -1;
        while (feed.size() < entries) {
            FeedPage page = await(ledger.feed(log, cursor, 7));
            feed.addAll(page.entries());
            cursor = page.next();
            if (page.entries().isEmpty()) {
                await(ledger.moved(log, Duration.ofSeconds(1)));
            }
        }
        return feed;
    }

    @Test
    void largeEntriesMakeShortPagesAndNeverEmptyOnes() {
        // Given
        byte[] large = new byte[3 << 20];
        for (int i = 0; i < 4; i++) {
            append(newTrail(List.of(
                    new EntryDraft(EntryKind.EVIDENCE_ADDED, List.of(new PartDraft("evidence/0/content", large))))));
        }
        // When
        FeedPage first = await(ledger.feed(log, -1, 1000));
        FeedPage second = await(ledger.feed(log, first.next(), 1000));
        // Then
        assertEquals(2, first.entries().size());
        assertEquals(2, second.entries().size());
        assertEquals(3, second.next());
        assertArrayEquals(
                large, second.entries().get(1).body("evidence/0/content").orElseThrow());
    }

    @Test
    void aWaitingReaderIsWokenByTheCommit() {
        // Given
        append(newTrail(proposal()));
        long before = System.nanoTime();
        var woken = ledger.moved(log, Duration.ofSeconds(30)).subscribeAsCompletionStage();
        // When
        append(newTrail(proposal()));
        // Then
        woken.toCompletableFuture().join();
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
    }

    @Test
    void logsAndTrailsAreFound() {
        // Given
        AppendRequest request = newTrail(proposal());
        append(request);
        // When, Then
        assertTrue(await(ledger.logs()).contains(log));
        assertEquals(Optional.of(log), await(ledger.logOf(request.trail())));
        assertEquals(Optional.empty(), await(ledger.logOf(UUID.randomUUID())));
        assertEquals(List.of(), await(ledger.trail(log, UUID.randomUUID())));
        assertEquals(List.of(), await(ledger.trail("absent", request.trail())));
    }

    @Test
    void trailsThatPolicyCouldNotEvaluateAreFoundUntilItCould() {
        // Given
        AppendRequest degraded = newTrail(List.of(
                draft(EntryKind.DECISION_PROPOSED, "request"),
                draft(EntryKind.POLICY_EVALUATED, "evaluation", "degraded")));
        append(degraded);
        append(newTrail(proposal()));
        assertEquals(List.of(new TrailRef(log, degraded.trail())), undetermined());
        // When
        append(new AppendRequest(
                log,
                degraded.trail(),
                await(ledger.head(log, degraded.trail())),
                Optional.empty(),
                List.of(draft(EntryKind.POLICY_EVALUATED, "evaluation", "facts"))));
        // Then
        assertEquals(List.of(), undetermined());
    }

    /** Of this log alone: other tests leave some of theirs behind. */
    private List<TrailRef> undetermined() {
        return await(ledger.undetermined(1000)).stream()
                .filter(ref -> ref.log().equals(log))
                .toList();
    }
}
