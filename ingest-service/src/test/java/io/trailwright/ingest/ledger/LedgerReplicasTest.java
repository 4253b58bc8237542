package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.entry.Digest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several sequencers that know nothing of each other write to one log: the database's head row is all that they share. */
@QuarkusTest
class LedgerReplicasTest extends LedgerTestBase {

    @Inject
    LedgerStore store;

    @Inject
    Answers answers;

    @Inject
    LogSignals signals;

    @Inject
    LogKeyring keyring;

    @Inject
    LedgerSettings settings;

    @Inject
    Vertx vertx;

    private List<Sequencer> replicas = List.of();

    @BeforeEach
    void threeReplicasWithClocksThatDisagree() {
        replicas = IntStream.range(0, 3)
                .mapToObj(i -> new Sequencer(
                        store,
                        keys,
                        answers,
                        signals,
                        new Standing(keyring),
                        settings,
                        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(i - 1)),
                        vertx))
                .toList();
    }

    @Test
    void replicasFillOneLogWithoutGapsDuplicatesOrContradictions() {
        // Given
        int callers = 30;
        int requests = 12;
        // When
        List<Long> positions = Crowd.<List<Long>>run(callers, caller -> () -> {
                    List<Long> mine = new ArrayList<>();
                    for (int i = 0; i < requests; i++) {
                        AppendRequest request = newTrail(proposal());
                        Receipt receipt = appended(replicas.get((caller + i) % 3), request);
                        assertProves(receipt, request);
                        receipt.entries().forEach(entry -> mine.add(entry.index()));
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
        // Then
        assertEquals(LongStream.range(0, 2L * callers * requests).boxed().toList(), positions);
    }

    @Test
    void acrossReplicasOneHeadIsMovedOnceAndOneKeyIsUsedOnce() {
        // Given
        AppendRequest first = newTrail(proposal());
        Digest head = appended(replicas.get(0), first).head();
        IdempotencyKey key = new IdempotencyKey("agent", "POST", "k", Digest.of(bytes("body")));
        // When
        List<AppendOutcome> moved = Crowd.run(
                60,
                caller -> () -> await(replicas.get(caller % 3)
                        .append(new AppendRequest(log, first.trail(), Optional.of(head), Optional.empty(), notes(1)))));
        List<AppendOutcome> keyed = Crowd.run(
                60,
                caller -> () -> await(replicas.get(caller % 3)
                        .append(new AppendRequest(
                                log, UUID.randomUUID(), Optional.empty(), Optional.of(key), notes(1)))));
        // Then
        assertEquals(1, count(moved, AppendOutcome.Appended.class));
        assertEquals(59, count(moved, AppendOutcome.HeadMoved.class));
        assertEquals(1, count(keyed, AppendOutcome.Appended.class));
        assertEquals(59, count(keyed, AppendOutcome.Replayed.class));
        assertEquals(4, assertLogVerifies());
    }

    private Receipt appended(Sequencer replica, AppendRequest request) {
        return ((AppendOutcome.Appended) await(replica.append(request))).receipt();
    }

    private static long count(List<AppendOutcome> outcomes, Class<? extends AppendOutcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }
}
