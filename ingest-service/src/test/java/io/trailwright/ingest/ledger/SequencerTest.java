package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.ingest.TestKeys;
import io.trailwright.ingest.ledger.BatchFailure.Known;
import io.trailwright.problem.HttpProblem;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers are told when the store misbehaves; the store is a script. */
class SequencerTest {

    private final Vertx vertx = Vertx.vertx();
    private final Script store = new Script();
    private final ToldMeter told = new ToldMeter();
    private LedgerSettings settings = settings(Map.of());

    /** Answers each batch with the next step; the last step holds for ever. */
    private static final class Script implements LedgerStore {

        private final ConcurrentLinkedQueue<Integer> batches = new ConcurrentLinkedQueue<>();
        private volatile List<Known> failures = List.of();
        private volatile boolean broken;
        private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

        @Override
        public Uni<BatchPlan> write(String log, List<AppendRequest> batch, Function<BatchContext, BatchPlan> planner) {
            return Uni.createFrom().deferred(() -> {
                int call = batches.size();
                batches.add(batch.size());
                return Uni.createFrom().completionStage(gate).map(open -> {
                    if (broken) {
                        throw new IllegalStateException("after the commit, perhaps");
                    }
                    if (call < failures.size()) {
                        throw new BatchFailure(failures.get(call), new IllegalStateException("script"));
                    }
                    return planner.apply(new BatchContext(LogHead.empty(log), Map.of(), Map.of(), Map.of()));
                });
            });
        }
    }

    @BeforeEach
    @AfterEach
    void nothingIsHeldBack() {
        store.gate.complete(null);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({"OUTCOME_UNKNOWN, outcome-unknown, 1", "UNREACHED, not-recorded, 2", "REFUSED, not-recorded, 1"})
    void whatFailedIsToldAsItIsKnownAndOnlyTheUnreachedIsTriedAgain(Known known, String slug, int calls) {
        // Given
        store.failures = List.of(known, known);
        // When
        HttpProblem problem = problem(sequencer().append(request(1)));
        // Then
        assertEquals("https://trailwright.dev/problems/" + slug, problem.type().toString());
        assertEquals(503, problem.status());
        assertTrue(problem.headers().toString().contains("Retry-After"));
        assertEquals(calls, store.batches.size());
        assertEquals(List.of(slug.equals("outcome-unknown") ? "unknown 1" : "not recorded 1"), List.copyOf(told.told));
    }

    @Test
    void whatBrokeWhereNobodyForesawItIsNotToldAsNotRecorded() {
        // Given
        store.broken = true;
        // When
        HttpProblem problem = problem(sequencer().append(request(1)));
        // Then
        assertEquals(
                "https://trailwright.dev/problems/outcome-unknown",
                problem.type().toString());
        assertEquals(
                "unknown 1", told.told.stream().reduce((before, last) -> last).orElseThrow());
    }

    @Test
    void aConnectionThatWasLostOnceIsNotNoticed() {
        // Given
        store.failures = List.of(Known.UNREACHED);
        // When
        AppendOutcome outcome = await(sequencer().append(request(1)));
        // Then
        assertTrue(outcome instanceof AppendOutcome.Appended);
        assertEquals(2, store.batches.size());
        assertEquals(List.of("answered 1"), List.copyOf(told.told));
    }

    @Test
    void whoeverComesWhenTheQueueIsFullIsSentAway() {
        // Given
        settings = settings(Map.of("waiting-requests", "2"));
        store.gate = new CompletableFuture<>();
        Sequencer sequencer = sequencer();
        CompletableFuture<AppendOutcome> flying = start(sequencer);
        CompletableFuture<AppendOutcome> first = start(sequencer);
        CompletableFuture<AppendOutcome> second = start(sequencer);
        // When
        HttpProblem problem = problem(sequencer.append(request(1)));
        int waiting = sequencer.waiting();
        store.gate.complete(null);
        // Then
        assertEquals(
                "https://trailwright.dev/problems/not-recorded", problem.type().toString());
        List.of(flying, first, second).forEach(one -> assertTrue(one.join() instanceof AppendOutcome.Appended));
        assertEquals(List.of(1, 2), List.copyOf(store.batches));
        assertEquals(2, waiting, "what flies does not wait");
        assertEquals(0, sequencer.waiting());
        assertEquals(List.of("turned away", "answered 1", "answered 2"), List.copyOf(told.told));
    }

    @Test
    void whatIsTooMuchForMemoryIsSentAwayAndMakesRoomAgain() {
        // Given
        settings = settings(Map.of("waiting-bytes", "5000"));
        Sequencer sequencer = sequencer();
        // When
        HttpProblem problem = problem(sequencer.append(request(6000)));
        // Then
        assertEquals(
                "https://trailwright.dev/problems/not-recorded", problem.type().toString());
        for (int i = 0; i < 5; i++) {
            assertTrue(await(sequencer.append(request(2000))) instanceof AppendOutcome.Appended);
        }
    }

    @Test
    void aLogThatSendsTooMuchFillsItsOwnShareAndLeavesRoomForTheOthers() {
        // Given
        settings = settings(Map.of("waiting-bytes", "100000"));
        store.gate = new CompletableFuture<>();
        Sequencer sequencer = sequencer();
        List<CompletableFuture<AppendOutcome>> noisy = IntStream.range(0, 200)
                .mapToObj(i -> start(sequencer, "noisy", 1000))
                .toList();
        // When
        CompletableFuture<AppendOutcome> flying = start(sequencer, "quiet", 1000);
        CompletableFuture<AppendOutcome> waiting = start(sequencer, "quiet", 1000);
        // Then
        assertTrue(noisy.get(199).isCompletedExceptionally(), "the noisy log is full");
        store.gate.complete(null);
        List.of(flying, waiting).forEach(one -> assertTrue(one.join() instanceof AppendOutcome.Appended));
    }

    @Test
    void whoeverWaitedTooLongIsNotRecorded() throws InterruptedException {
        // Given
        settings = settings(Map.of("patience", "PT0.05S"));
        store.gate = new CompletableFuture<>();
        Sequencer sequencer = sequencer();
        CompletableFuture<AppendOutcome> flying = start(sequencer);
        CompletableFuture<AppendOutcome> waiting = start(sequencer);
        // When
        Thread.sleep(150);
        store.gate.complete(null);
        // Then
        assertTrue(flying.join() instanceof AppendOutcome.Appended);
        assertThrows(Exception.class, waiting::join);
        assertTrue(told.told.contains("turned away"));
        assertEquals(List.of(1), List.copyOf(store.batches));
    }

    private Sequencer sequencer() {
        LogKeys keys = new LogKeys(settings);
        return new Sequencer(
                store,
                keys,
                new Answers(new Receipts(null), told),
                new LogSignals(),
                new Standing(new LogKeyring(keys, settings)),
                settings,
                Clock.systemUTC(),
                vertx);
    }

    private static CompletableFuture<AppendOutcome> start(Sequencer sequencer) {
        return start(sequencer, "acme", 1);
    }

    private static CompletableFuture<AppendOutcome> start(Sequencer sequencer, String log, int bytes) {
        return sequencer.append(request(log, bytes)).subscribeAsCompletionStage();
    }

    private static AppendRequest request(int bytes) {
        return request("acme", bytes);
    }

    private static AppendRequest request(String log, int bytes) {
        PartDraft part = new PartDraft("note", new byte[bytes]);
        return new AppendRequest(
                log,
                UUID.randomUUID(),
                Optional.empty(),
                Optional.empty(),
                List.of(new EntryDraft(EntryKind.NOTE_ADDED, List.of(part))));
    }

    private static HttpProblem problem(Uni<AppendOutcome> outcome) {
        return assertThrows(HttpProblem.class, () -> await(outcome));
    }

    private static AppendOutcome await(Uni<AppendOutcome> outcome) {
        return outcome.await().atMost(Duration.ofSeconds(20));
    }

    private static LedgerSettings settings(Map<String, String> values) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .withMapping(LedgerSettings.class)
                .withDefaultValue(
                        "trailwright.log.key-file", TestKeys.newKeyFile().toString())
                .addDefaultInterceptors();
        values.forEach((name, value) -> config.withDefaultValue("trailwright.log." + name, value));
        return config.build().getConfigMapping(LedgerSettings.class);
    }
}
